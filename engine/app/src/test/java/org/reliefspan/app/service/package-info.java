/** Tests of the room of the same name. */
@NullMarked
package org.reliefspan.app.service;

import org.jspecify.annotations.NullMarked;
