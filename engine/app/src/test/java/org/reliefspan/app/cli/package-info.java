/** Tests of the room of the same name. */
@NullMarked
package org.reliefspan.app.cli;

import org.jspecify.annotations.NullMarked;
