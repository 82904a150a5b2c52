package org.reliefspan.domain.simulation;

/**
 * Something that leads from a state to a state, or happens in one.
 *
 * @param to the same state where the patient stays
 * @param label name of the event, or probability of the move
 */
public record MoveRow(String from, String to, String label) {}
