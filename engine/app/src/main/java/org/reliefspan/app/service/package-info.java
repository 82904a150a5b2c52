/**
 * The verbs of the engine, the same for the command line, notebooks and Java callers. Start at
 * {@link org.reliefspan.app.service.Reliefspan}.
 */
@NullMarked
package org.reliefspan.app.service;

import org.jspecify.annotations.NullMarked;
