package org.reliefspan.simulation.model;

/**
 * When a patient who begins is beyond what an estimate has seen.
 *
 * @param estimate name in the file
 * @param covariate as the estimate calls it
 * @param outside not 0 when the patient is
 */
public record Beyond(String estimate, String covariate, Node outside) {}
