/** Tests of the room of the same name. */
@NullMarked
package org.reliefspan.app.studyfile;

import org.jspecify.annotations.NullMarked;
