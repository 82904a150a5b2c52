/** What facilities that files describe come to. */
@NullMarked
package org.reliefspan.app.facility;

import org.jspecify.annotations.NullMarked;
