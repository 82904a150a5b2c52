/** Study files, services and the command line; start at {@code cli.Main}. */
@NullMarked
package org.reliefspan.app;

import org.jspecify.annotations.NullMarked;
