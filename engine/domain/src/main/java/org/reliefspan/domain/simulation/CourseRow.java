package org.reliefspan.domain.simulation;

/**
 * One sentence of the course of a simulated patient.
 *
 * @param patient number, counted from 0
 * @param strategy empty where the sentence compares strategies
 * @param place of the sentence in the course under this strategy, from 1
 */
public record CourseRow(long patient, String strategy, int place, String sentence) {}
