/** Clinics that are known, learned again from their logs. */
@NullMarked
package org.reliefspan.app.learn;

import org.jspecify.annotations.NullMarked;
