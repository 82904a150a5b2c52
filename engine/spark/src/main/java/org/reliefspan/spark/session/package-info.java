/**
 * Starting and stopping Spark, lazily and quietly. Start at {@link
 * org.reliefspan.spark.session.EngineSession}.
 */
@NullMarked
package org.reliefspan.spark.session;

import org.jspecify.annotations.NullMarked;
