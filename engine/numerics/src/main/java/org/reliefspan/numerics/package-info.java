/**
 * Numbers: estimators and samplers over primitive arrays. No words of medicine, no clock, no files,
 * no logging.
 */
@NullMarked
package org.reliefspan.numerics;

import org.jspecify.annotations.NullMarked;
