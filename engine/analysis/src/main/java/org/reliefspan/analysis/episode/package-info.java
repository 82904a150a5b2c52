/**
 * Index procedures and what followed them: from timeline blocks to a packed table of episodes.
 * Start at {@link org.reliefspan.analysis.episode.EpisodeBuilder}.
 */
@NullMarked
package org.reliefspan.analysis.episode;

import org.jspecify.annotations.NullMarked;
