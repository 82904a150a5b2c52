package org.reliefspan.domain.pathway;

import java.io.Serializable;

/**
 * A move within a cycle, in discrete time.
 *
 * @param from state
 * @param to state
 * @param probability within a cycle
 * @param place where it stands
 */
public record TransitionSpec(String from, String to, Written probability, Place place)
    implements Serializable {}
