/**
 * The only room with YAML: reads study and mapping files and reports every finding at once, with
 * its path and line. Start at {@link org.reliefspan.app.studyfile.StudyFile}.
 */
@NullMarked
package org.reliefspan.app.studyfile;

import org.jspecify.annotations.NullMarked;
