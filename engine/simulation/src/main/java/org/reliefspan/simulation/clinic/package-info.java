/**
 * The synthetic clinic: patients with a known truth, for tests, examples and teaching. A patient is
 * a function of (specification, seed, patient number) and of nothing else. Only latent courses,
 * their observation and their truth may enter; files and tables on disk belong to the caller. Read
 * {@link org.reliefspan.simulation.clinic.Clinic} first.
 */
@NullMarked
package org.reliefspan.simulation.clinic;

import org.jspecify.annotations.NullMarked;
