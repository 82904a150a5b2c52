package org.reliefspan.domain.disclosure;

/** One count that a reader of the published tables may see. */
record Cell(Withholdable item, String name, long count) {}
