/** The laws of the house, held against the compiled classes of every module. */
@NullMarked
package org.reliefspan.app.house;

import org.jspecify.annotations.NullMarked;
