package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.simulation.run.PathwayText.law;
import static org.reliefspan.simulation.run.PathwayText.text;
import static org.reliefspan.simulation.run.PathwayText.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.run.RunningActivity.Resumption;

/** A plain run is the general run of the same patient, whatever limits do to it. */
class PlainRunTest {
  private static final int PATIENTS = 3000;

  private static ActivitySpec activity(
      String name, String noShow, ActivitySpec.Window window, Consequences done, String... in) {
    Consequences gone =
        new Consequences(texts("gone", "1"), Map.of(), texts("n", "10"), Map.of(), List.of());
    return new ActivitySpec(
        name,
        true,
        List.of(in),
        window,
        new AttributeSpec.Drawn(law(Law.Family.EXPONENTIAL, "rate", "2 * pace")),
        Map.of(),
        Written.of(0),
        new ActivitySpec.NoShow(text(noShow), Optional.empty(), Consequences.NONE),
        ActivitySpec.LateCancel.NEVER,
        Optional.empty(),
        new Consequences(Map.of(), Map.of(), texts("n", "pace"), Map.of(), List.of()),
        done,
        Consequences.NONE,
        gone,
        new ActivitySpec.Waiting(
            ActivitySpec.Waiting.ENDLESS.patience(),
            Written.of(0),
            Written.of(Double.POSITIVE_INFINITY),
            gone,
            Consequences.NONE,
            new Consequences(Map.of(), Map.of(), texts("n", "100"), Map.of(), List.of())),
        Place.NONE);
  }

  private static EventSpec event(String name, String at, Consequences then, String... in) {
    return new EventSpec(
        name,
        List.of(in),
        Optional.empty(),
        new EventSpec.At(text(at)),
        EventSpec.Clock.RESET,
        Optional.empty(),
        then,
        Place.NONE);
  }

  private static Consequences then(Map<String, Written> go, String... requests) {
    return new Consequences(go, Map.of(), texts("n", "1"), texts(requests), List.of());
  }

  /** Three activities beside each other, two events at known times, a short horizon. */
  private static Program program(String noShow, String perTime) {
    ActivitySpec.Window window =
        new ActivitySpec.Window(text("0.125"), new AttributeSpec.Fixed(text("0.25")), text("1.5"));
    Consequences cancels =
        new Consequences(
            texts("mid", "1"), Map.of(), Map.of(), texts("third", "1"), List.of("second"));
    return Program.of(
        PathwayText.continuous("plain", TimeUnit.DAY, "4")
            .ticks(1 << 10)
            .attribute("pace", law(Law.Family.UNIFORM, "from", "0.5", "to", "3"))
            .state("here")
            .state("mid")
            .finalState("gone")
            .start("here", "0.9", "mid", "0.1")
            .event(event("come", "0", then(Map.of(), "first", "1"), "here"))
            .event(event("again", "1", then(Map.of(), "first", "pace > 1", "second", "1")))
            .event(event("back", "2", then(texts("here", "1")), "mid"))
            .activity(
                activity("first", noShow, window, then(texts("mid", "1"), "second", "pace > 2")))
            .activity(activity("second", "0", ActivitySpec.Window.ALWAYS, cancels))
            .activity(
                activity("third", "0", ActivitySpec.Window.ALWAYS, then(texts("gone", "1")), "mid"))
            .outcome("n", perTime, "0.03", OutcomeSpec.Form.CONTINUOUS)
            .resolved()
            .strategies()
            .get(0)
            .model(),
        Map.of());
  }

  @Test
  void onlyProgramsInWhichNothingElseCanHappenArePlain() {
    assertThat(new EventPlan(program("0", "")).newPatient()).isInstanceOf(PlainRun.class);
    assertThat(new EventPlan(program("0", "1 + pace")).newPatient()).isInstanceOf(PlainRun.class);
    assertThat(new EventPlan(program("0.1", "")).newPatient()).isInstanceOf(EventRun.class);
    assertThat(new EventPlan(program("pace - 9", "")).newPatient()).isInstanceOf(EventRun.class);
    assertThat(new EventPlan(program("0", "time")).newPatient()).isInstanceOf(EventRun.class);
  }

  @ParameterizedTest
  @CsvSource({"'',true", "'',false", "1 + pace,true", "1 + pace,false"})
  void isTheGeneralRunWhateverHappens(String perTime, boolean isLimited) {
    EventPlan plan = new EventPlan(program("0", perTime));
    LedPatient plain = plan.newPatient();
    LedPatient general = new EventRun(plan);
    long told = 0;
    for (long patient = 0; patient < PATIENTS; patient++) {
      List<String> story = new Story(patient, isLimited).of(plan, plain);
      assertThat(story).isEqualTo(new Story(patient, isLimited).of(plan, general));
      told += story.size();
    }
    assertThat(told).isGreaterThan(PATIENTS * 10L);
  }

  /** What is told of a patient whom chance places, sends away, interrupts and resumes. */
  private static final class Story implements Appointments, Watch {
    private enum Stand {
      NOT_WANTED,
      WANTED,
      UNDER_WAY,
      STOPPED
    }

    private final List<String> lines = new ArrayList<>();
    private final SplittableRandom chance;
    private final long patient;
    private final boolean isLimited;
    private final Stand[] stands = new Stand[3];

    Story(long patient, boolean isLimited) {
      this.patient = patient;
      this.isLimited = isLimited;
      this.chance = new SplittableRandom(patient);
      Arrays.fill(stands, Stand.NOT_WANTED);
    }

    List<String> of(EventPlan plan, LedPatient run) {
      double[] gains = new double[1];
      run.begin(new LedPatient.Start(plan.program.luck(1, 0), patient, this), gains, 0, this);
      long now = 0;
      for (int i = 0; i < 60 && !run.isOver() && now <= run.horizon(); i++) {
        long next = run.nextTick();
        tell("next", next);
        long pause = chance.nextLong(700);
        if (isLimited && (next == NEVER || pause < next - now) && now + pause <= run.horizon()) {
          now += pause;
          limit(run, now);
        } else if (next != NEVER) {
          now = next;
          run.step();
        }
      }
      run.end();
      tell("gains", gains[0], run.isOver());
      return lines;
    }

    private void limit(LedPatient run, long now) {
      int[] wanted = IntStream.range(0, 3).filter(i -> stands[i] != Stand.NOT_WANTED).toArray();
      if (wanted.length == 0) {
        return;
      }
      int activity = wanted[chance.nextInt(wanted.length)];
      switch (stands[activity]) {
        case WANTED -> decide(run, activity, now);
        case UNDER_WAY -> {
          stands[activity] = Stand.STOPPED;
          run.interrupt(activity, now);
          run.interrupted(activity, now);
        }
        default -> {
          Resumption[] all = Resumption.values();
          run.resume(activity, now, all[chance.nextInt(all.length)]);
        }
      }
    }

    private void decide(LedPatient run, int activity, long now) {
      switch (chance.nextInt(6)) {
        case 0 -> run.leave(activity, now, Happening.RENEGED);
        case 1 -> run.expect(activity, now + chance.nextLong(100), now);
        default -> run.place(activity, now);
      }
    }

    private void tell(Object... words) {
      lines.add(Arrays.toString(words));
    }

    @Override
    public long begin(int activity, long earliest, long target, long latest) {
      tell("asks", activity, earliest, target, latest);
      stands[activity] = Stand.WANTED;
      return isLimited && activity != 2
          ? NEVER
          : UNLIMITED.begin(activity, earliest, target, latest);
    }

    @Override
    public void began(int activity, long ends) {
      tell("begins", activity, ends);
      stands[activity] = Stand.UNDER_WAY;
    }

    @Override
    public void ended(int activity) {
      tell("ends", activity);
      stands[activity] = Stand.NOT_WANTED;
    }

    @Override
    public void withdrawn(int activity) {
      tell("withdraws", activity);
      stands[activity] = Stand.NOT_WANTED;
    }

    @Override
    public void stay(int state, long from, long until) {
      tell("stays", state, from, until);
    }

    @Override
    public void added(int outcome, double value) {
      tell("adds", value);
    }

    @Override
    public void event(int event, long tick, int state) {
      tell("event", event, tick, state);
    }
  }
}
