package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.MoveValue;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.StrategySpec;
import org.reliefspan.domain.pathway.TableSpec;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;

/** Pathways for tests, written with expressions as texts. */
public final class PathwayText {
  private final String name;
  private TimeSpec time;
  private final List<ParameterSpec> parameters = new ArrayList<>();
  private final List<JointParameters> joint = new ArrayList<>();
  private final List<TableSpec> tables = new ArrayList<>();
  private final List<AttributeSpec> attributes = new ArrayList<>();
  private final List<StateSpec> states = new ArrayList<>();
  private final Map<String, Written> start = new LinkedHashMap<>();
  private final List<TransitionSpec> transitions = new ArrayList<>();
  private final List<EventSpec> events = new ArrayList<>();
  private final List<MoveValue> moves = new ArrayList<>();
  private final List<MeasureSpec> measures = new ArrayList<>();
  private final List<OutcomeSpec> outcomes = new ArrayList<>();
  private final List<ActivitySpec> activities = new ArrayList<>();
  private final List<StrategySpec> strategies = new ArrayList<>();

  private PathwayText(String name, TimeSpec time) {
    this.name = name;
    this.time = time;
  }

  public static PathwayText cycles(String name, String horizon, TimeSpec.Correction correction) {
    TimeSpec time =
        new TimeSpec(
            TimeUnit.YEAR,
            text(horizon),
            Optional.of(text("1")),
            correction,
            TimeSpec.DEFAULT_TICKS);
    return new PathwayText(name, time);
  }

  public static PathwayText continuous(String name, TimeUnit unit, String horizon) {
    return new PathwayText(
        name,
        new TimeSpec(
            unit,
            text(horizon),
            Optional.empty(),
            TimeSpec.Correction.NONE,
            TimeSpec.DEFAULT_TICKS));
  }

  public static Expression expression(String text) {
    return Formula.parse(text + " ~ 1").left().get(0);
  }

  public static Written text(String text) {
    return new Written(expression(text), Place.NONE);
  }

  /** Names and expressions in turn. */
  public static Map<String, Written> texts(String... namesAndTexts) {
    Map<String, Written> texts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], text(namesAndTexts[i + 1]));
    }
    return texts;
  }

  public static Law law(Law.Family family, String... namesAndTexts) {
    return new Law(family, texts(namesAndTexts), Place.NONE);
  }

  public PathwayText horizon(String horizon) {
    time =
        new TimeSpec(
            time.unit(), text(horizon), time.cycle(), time.correction(), time.ticksPerUnit());
    return this;
  }

  public PathwayText ticks(long perUnit) {
    time = new TimeSpec(time.unit(), time.horizon(), time.cycle(), time.correction(), perUnit);
    return this;
  }

  public PathwayText parameter(String named, String value) {
    parameters.add(new ParameterSpec(named, text(value), Optional.empty(), "", "", Place.NONE));
    return this;
  }

  public PathwayText parameter(String named, String value, Law draw) {
    parameters.add(new ParameterSpec(named, text(value), Optional.of(draw), "", "", Place.NONE));
    return this;
  }

  public PathwayText joint(JointParameters together) {
    joint.add(together);
    return this;
  }

  public PathwayText table(String named, List<Double> x, List<Double> y) {
    tables.add(new TableSpec(named, x, y, TableSpec.Between.STEP, Place.NONE));
    return this;
  }

  public PathwayText attribute(String named, String value) {
    attributes.add(new AttributeSpec(named, new AttributeSpec.Fixed(text(value)), Place.NONE));
    return this;
  }

  public PathwayText attribute(String named, Law law) {
    attributes.add(new AttributeSpec(named, new AttributeSpec.Drawn(law), Place.NONE));
    return this;
  }

  /** Attributes from rows; the row of a patient comes first. */
  public PathwayText profiles(Profiles profiles, Map<String, ProfileColumn> columns) {
    attributes.add(
        new AttributeSpec(
            AttributeSpec.PROFILE,
            new AttributeSpec.FromRow(profiles, AttributeSpec.Choice.RESAMPLED),
            Place.NONE));
    columns.forEach(
        (named, column) ->
            attributes.add(
                new AttributeSpec(named, new AttributeSpec.Profiled(column), Place.NONE)));
    return this;
  }

  public PathwayText categories(String named, String... namesAndTexts) {
    attributes.add(
        new AttributeSpec(named, new AttributeSpec.Categories(texts(namesAndTexts)), Place.NONE));
    return this;
  }

  public PathwayText measure(String named, String value) {
    measures.add(new MeasureSpec(named, text(value), Place.NONE));
    return this;
  }

  public PathwayText state(String named, String... namesAndTexts) {
    states.add(new StateSpec(named, texts(namesAndTexts), false, Place.NONE));
    return this;
  }

  public PathwayText finalState(String named, String... namesAndTexts) {
    states.add(new StateSpec(named, texts(namesAndTexts), true, Place.NONE));
    return this;
  }

  public PathwayText start(String... namesAndTexts) {
    start.putAll(texts(namesAndTexts));
    return this;
  }

  public PathwayText transition(String from, String to, String probability) {
    transitions.add(new TransitionSpec(from, to, text(probability), Place.NONE));
    return this;
  }

  public PathwayText onMove(String from, String to, String... namesAndTexts) {
    moves.add(
        new MoveValue(
            from.isEmpty() ? List.of() : List.of(from),
            to.isEmpty() ? List.of() : List.of(to),
            texts(namesAndTexts),
            Place.NONE));
    return this;
  }

  public PathwayText event(EventSpec event) {
    events.add(event);
    return this;
  }

  public PathwayText activity(ActivitySpec activity) {
    activities.add(activity);
    return this;
  }

  public PathwayText outcome(String named, String perTime, String rate, OutcomeSpec.Form form) {
    outcomes.add(
        new OutcomeSpec(
            named,
            perTime.isEmpty() ? Optional.empty() : Optional.of(text(perTime)),
            new OutcomeSpec.Discount(text(rate), form),
            "",
            Place.NONE));
    return this;
  }

  public PathwayText outcome(String named, String perTime) {
    return outcome(named, perTime, "0", OutcomeSpec.Form.ANNUAL);
  }

  public PathwayText strategy(String named, String... parametersAndTexts) {
    return strategy(named, Map.of(), parametersAndTexts);
  }

  public PathwayText strategy(
      String named, Map<String, Map<String, Written>> values, String... parametersAndTexts) {
    strategies.add(
        new StrategySpec(
            named,
            "",
            texts(parametersAndTexts),
            List.of(),
            values,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Place.NONE));
    return this;
  }

  public ResolvedPathway resolved() {
    return ResolvedPathway.of(spec());
  }

  public PathwaySpec spec() {
    return new PathwaySpec(
        name,
        "",
        "",
        time,
        parameters,
        joint,
        tables,
        attributes,
        states,
        start,
        transitions,
        events,
        moves,
        outcomes,
        strategies,
        Optional.empty(),
        activities,
        List.of(),
        measures,
        List.of());
  }

  /** An event of a test. */
  public static final class Event {
    private final String name;
    private final EventSpec.Timing after;
    private List<String> in = List.of();
    private Optional<Written> when = Optional.empty();
    private EventSpec.Clock clock = EventSpec.Clock.RESET;
    private Optional<Written> hazardRatio = Optional.empty();
    private Map<String, Written> go = Map.of();
    private Map<String, Written> set = Map.of();
    private Map<String, Written> add = Map.of();

    private Event(String name, EventSpec.Timing after) {
      this.name = name;
      this.after = after;
    }

    public static Event after(String name, Law.Family family, String... namesAndTexts) {
      return new Event(name, new EventSpec.After(law(family, namesAndTexts)));
    }

    public static Event of(String name, EventSpec.Timing timing) {
      return new Event(name, timing);
    }

    public Event in(String... states) {
      in = List.of(states);
      return this;
    }

    public Event when(String condition) {
      when = Optional.of(text(condition));
      return this;
    }

    public Event forward() {
      clock = EventSpec.Clock.FORWARD;
      return this;
    }

    public Event hazardRatio(String ratio) {
      hazardRatio = Optional.of(text(ratio));
      return this;
    }

    public Event go(String... namesAndTexts) {
      go = texts(namesAndTexts);
      return this;
    }

    public Event set(String... namesAndTexts) {
      set = texts(namesAndTexts);
      return this;
    }

    public Event add(String... namesAndTexts) {
      add = texts(namesAndTexts);
      return this;
    }

    public EventSpec spec() {
      return new EventSpec(name, in, when, after, clock, hazardRatio, go, set, add, Place.NONE);
    }
  }
}
