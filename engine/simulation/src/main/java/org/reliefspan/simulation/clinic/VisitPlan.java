package org.reliefspan.simulation.clinic;

import java.io.Serializable;
import java.util.List;

/**
 * When patients are seen.
 *
 * @param slotDays protocol visits, days after the latest index, ascending
 * @param jitterShare largest shift of a slot as a share of the gap before it
 * @param attendanceInRelief probability that a protocol visit is attended while in relief
 * @param attendanceOtherwise probability that it is attended otherwise
 * @param unscheduled visits that the patient asks for
 * @param recordedLogit logit of a score being recorded at an attended visit; infinite: always
 * @param recordedBadDay added on a bad day
 * @param baselineRecorded probability that the visit before a procedure records its scores
 * @param epiduralFollowUp administrative follow-up of radiculopathy
 * @param longFollowUp administrative follow-up of ablated and implanted patients
 * @param shortFollowUp administrative follow-up of facet patients who are not ablated, and of those
 *     whose stimulation trial failed
 */
public record VisitPlan(
    List<Integer> slotDays,
    double jitterShare,
    double attendanceInRelief,
    double attendanceOtherwise,
    UnscheduledVisits unscheduled,
    double recordedLogit,
    double recordedBadDay,
    double baselineRecorded,
    FollowUp epiduralFollowUp,
    FollowUp longFollowUp,
    FollowUp shortFollowUp)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public VisitPlan {
    Checks.ascending("slotDays", slotDays);
    Checks.between("jitterShare", jitterShare, 0, 0.45);
    Checks.share("attendanceInRelief", attendanceInRelief);
    Checks.share("attendanceOtherwise", attendanceOtherwise);
    Checks.share("baselineRecorded", baselineRecorded);
    slotDays = List.copyOf(slotDays);
  }
}
