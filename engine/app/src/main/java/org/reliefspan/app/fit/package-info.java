/**
 * Around {@code fit}: reading the user's own table, writing the result as JSON and as a page of
 * text. Nothing is suppressed here: it is the user's table. Start at {@link
 * org.reliefspan.app.fit.TableFile}.
 */
@NullMarked
package org.reliefspan.app.fit;

import org.jspecify.annotations.NullMarked;
