/**
 * Speed and allocation of the inner loops. Start at {@link
 * org.reliefspan.benchmarks.EpisodeBuilderBenchmark}; run with {@code benchmarks/run.sh}.
 */
@NullMarked
package org.reliefspan.benchmarks;

import org.jspecify.annotations.NullMarked;
