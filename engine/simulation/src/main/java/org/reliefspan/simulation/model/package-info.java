/**
 * A pathway compiled for running: a strategy of a resolved pathway and one set of parameter values
 * become flat arrays and small trees of numbers. Only compilation may enter; who runs patients
 * through a program lives in {@code run} and {@code cohort}. Read {@link
 * org.reliefspan.simulation.model.Program} first.
 */
@NullMarked
package org.reliefspan.simulation.model;

import org.jspecify.annotations.NullMarked;
