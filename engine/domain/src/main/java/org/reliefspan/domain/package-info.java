/**
 * Words: the vocabulary of the field as records, sealed interfaces and enums. No input or output,
 * no Spark, no YAML.
 */
@NullMarked
package org.reliefspan.domain;

import org.jspecify.annotations.NullMarked;
