/** Reads the catalogue's CSV files, built in or the user's own. */
@NullMarked
package org.reliefspan.app.catalog;

import org.jspecify.annotations.NullMarked;
