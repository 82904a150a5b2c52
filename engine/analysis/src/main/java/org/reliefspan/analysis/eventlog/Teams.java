package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.reliefspan.domain.eventlog.ResourceRow;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.eventlog.TeamRow;

/**
 * Who does what. Resources that share an activity are one team, in which everybody can do
 * everything; help in fewer than one of twenty sessions of an activity makes nobody a member. An
 * activity of which nobody is known has places, as many as were ever taken.
 */
final class Teams {
  private static final double MEMBER = 0.05;

  private final SessionLog log;
  private final int[][] count; // [activity][resource] sessions
  private final int[] teamOf; // by activity
  private final List<Integer> heads; // leaders of teams, in order
  private final int[] leader; // by resource: union-find
  private final List<TeamRow> rows = new ArrayList<>();
  private final List<Stretches> stretches = new ArrayList<>();

  Teams(SessionLog log, Names names) {
    this.log = log;
    this.count = new int[log.activities().size()][log.resources().size()];
    this.teamOf = new int[log.activities().size()];
    this.leader = IntStream.range(0, log.resources().size()).toArray();
    for (int s = 0; s < log.sessions(); s++) {
      if (log.resource(s) >= 0) {
        count[log.activity(s)][log.resource(s)]++;
      }
    }
    unite();
    this.heads = heads();
    assign();
    for (int team = 0; team < heads.size(); team++) {
      addTeam(team, names);
    }
    for (int a = 0; a < teamOf.length; a++) {
      if (teamOf[a] < 0) {
        teamOf[a] = rows.size();
        addRow(names.id(log.activities().get(a) + " places"), List.of());
      }
    }
  }

  private void unite() {
    for (int[] byResource : count) {
      int all = Arrays.stream(byResource).sum();
      int first = -1;
      for (int r = 0; r < byResource.length; r++) {
        if (byResource[r] > 0 && byResource[r] >= MEMBER * all) {
          first = first < 0 ? r : first;
          leader[find(r)] = find(first);
        }
      }
    }
  }

  private int find(int resource) {
    int at = resource;
    while (leader[at] != at) {
      at = leader[at];
    }
    return at;
  }

  /** Teams in the order of their first activity; an activity belongs to who does most of it. */
  private void assign() {
    for (int a = 0; a < teamOf.length; a++) {
      int most = -1;
      for (int r = 0; r < leader.length; r++) {
        if (count[a][r] > 0 && (most < 0 || count[a][r] > count[a][most])) {
          most = r;
        }
      }
      teamOf[a] = most < 0 ? -1 : heads.indexOf(find(most));
    }
  }

  /** Leaders in order. */
  private List<Integer> heads() {
    Map<Integer, Boolean> order = new LinkedHashMap<>();
    for (int[] byResource : count) {
      for (int r = 0; r < byResource.length; r++) {
        if (byResource[r] > 0) {
          order.put(find(r), true);
        }
      }
    }
    return List.copyOf(order.keySet());
  }

  private void addTeam(int team, Names names) {
    int head = heads.get(team);
    List<String> people =
        IntStream.range(0, leader.length)
            .filter(r -> find(r) == head)
            .mapToObj(log.resources()::get)
            .toList();
    addRow(names.id(people.size() == 1 ? people.get(0) : "team " + (team + 1)), people);
  }

  private void addRow(String id, List<String> people) {
    int team = rows.size();
    int[] own =
        IntStream.range(0, log.sessions()).filter(s -> teamOf[log.activity(s)] == team).toArray();
    long[] starts = Arrays.stream(own).mapToLong(log::start).toArray();
    long[] ends = Arrays.stream(own).mapToLong(log::end).toArray();
    int peak = Math.max(1, peak(starts, ends));
    TeamRow row = new TeamRow(id, people, peak, OpenHoursFound.of(starts));
    rows.add(row);
    stretches.add(Stretches.of(starts, ends, peak, row.open()));
  }

  /** Most at the same time; who ends when another begins makes room. */
  private static int peak(long[] starts, long[] ends) {
    long[] begin = starts.clone();
    long[] over = ends.clone();
    Arrays.sort(begin);
    Arrays.sort(over);
    int most = 0;
    int ended = 0;
    for (int i = 0; i < begin.length; i++) {
      while (over[ended] <= begin[i] && ended < i) {
        ended++;
      }
      most = Math.max(most, i + 1 - ended);
    }
    return most;
  }

  /** Teams in the order of their first activity. */
  List<TeamRow> rows() {
    return rows;
  }

  /** Index of the team of an activity. */
  int of(int activity) {
    return teamOf[activity];
  }

  /** When nobody of the team of an activity was free before a time. */
  long since(int activity, long time) {
    return stretches.get(teamOf[activity]).since(time);
  }

  /** Resources by name. */
  List<ResourceRow> resources(List<String> activities) {
    List<ResourceRow> all = new ArrayList<>();
    for (int r = 0; r < leader.length; r++) {
      int each = r;
      int[] own = IntStream.range(0, log.sessions()).filter(s -> log.resource(s) == each).toArray();
      if (own.length == 0) {
        continue;
      }
      long busy = Arrays.stream(own).mapToLong(s -> log.end(s) - log.start(s)).sum();
      all.add(
          new ResourceRow(
              log.resources().get(r),
              rows.get(heads.indexOf(find(r))).id(),
              IntStream.range(0, activities.size())
                  .filter(a -> count[a][each] > 0)
                  .mapToObj(activities::get)
                  .toList(),
              OptionalLong.of(own.length),
              busy / SessionLog.HOUR,
              peak(
                  Arrays.stream(own).mapToLong(log::start).toArray(),
                  Arrays.stream(own).mapToLong(log::end).toArray())));
    }
    return all;
  }
}
