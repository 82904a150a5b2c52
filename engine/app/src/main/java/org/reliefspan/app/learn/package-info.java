/**
 * Event logs in, files of a learned clinic out: a pathway file and a facility file as text. Start
 * at {@link org.reliefspan.app.learn.LearnedFiles}.
 */
@NullMarked
package org.reliefspan.app.learn;

import org.jspecify.annotations.NullMarked;
