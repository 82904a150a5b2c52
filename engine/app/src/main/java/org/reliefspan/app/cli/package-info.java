/** The command line; start at {@link org.reliefspan.app.cli.Main}. */
@NullMarked
package org.reliefspan.app.cli;

import org.jspecify.annotations.NullMarked;
