package org.reliefspan.domain.disclosure;

/**
 * What was withheld from one table, and why.
 *
 * @param table name of the table, such as {@code relief}
 * @param description what the rows are about
 * @param rows number of rows concerned
 * @param why the rule, in words
 */
public record Suppression(String table, String description, long rows, String why) {}
