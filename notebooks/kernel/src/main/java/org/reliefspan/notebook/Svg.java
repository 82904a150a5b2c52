package org.reliefspan.notebook;

/**
 * An SVG picture to show as the value of a cell.
 *
 * @param text the document, from {@code <svg} on
 */
public record Svg(String text) {}
