package org.reliefspan.app.learn;

import java.util.List;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;

/**
 * A learned clinic as files.
 *
 * @param pathway text of the pathway file
 * @param facility text of the facility file
 * @param replay text of the same facility for as many cases as the log has
 * @param activities that patients come to
 */
public record LearnedFiles(
    String pathway, String facility, String replay, List<ActivityRow> activities) {
  /** Name of the pathway file. */
  public static final String PATHWAY = "pathway.yaml";

  /** Name of the facility file. */
  public static final String FACILITY = "facility.yaml";

  /** Copies. */
  public LearnedFiles {
    activities = List.copyOf(activities);
  }

  /** Writes what was published. */
  public static LearnedFiles of(Publishable<LearnedClinic> published) {
    LearnedClinic clinic = published.content();
    LearnedPathwayText pathway = new LearnedPathwayText(clinic);
    List<ActivityRow> activities = pathway.reached();
    return new LearnedFiles(
        pathway.write(),
        new LearnedFacilityText(clinic, activities).write(),
        new LearnedFacilityText(clinic, activities).writeForReplay(),
        activities);
  }
}
