package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.random.Purpose;

/** Compiles activities and effects. */
final class ActivityBuilder {
  private final PathwaySpec model;
  private final Names names;
  private final ConsequenceBuilder consequences;

  ActivityBuilder(PathwaySpec model, Names names) {
    this.model = model;
    this.names = names;
    this.consequences = new ConsequenceBuilder(model, names);
  }

  List<Activity> activities() {
    return model.activities().stream().map(this::activity).toList();
  }

  private Activity activity(ActivitySpec spec) {
    Optional<ActivitySpec.Course> course = spec.course();
    Optional<ActivitySpec.Rebook> rebook = spec.noShow().rebook();
    return new Activity(
        spec.name(),
        spec.isOffered(),
        model.states().stream().map(state -> takesPlaceIn(spec, state)).toList(),
        window(spec, "target", spec.window()),
        time(spec, "duration", spec.duration()),
        needs(spec.needs()),
        names.node(spec.priority()),
        names.node(spec.noShow().probability()),
        lateCancel(spec),
        rebook.map(each -> names.node(each.after())).orElse(Node.of(0)),
        rebook.map(each -> names.node(each.atMost())).orElse(Node.of(0)),
        course.map(each -> names.node(each.number())).orElse(Node.of(1)),
        course.isPresent(),
        course.map(each -> next(spec, each)).orElseGet(ActivityBuilder::atOnce),
        course.flatMap(ActivitySpec.Course::stopWhen).map(names::node).orElse(Node.of(0)),
        happenings(spec),
        Purpose.of(use(spec, "no_show")),
        waiting(spec));
  }

  private Activity.Waiting waiting(ActivitySpec spec) {
    return new Activity.Waiting(
        time(spec, "patience", spec.waiting().patience()),
        names.node(spec.waiting().balk()),
        names.node(spec.waiting().places()),
        Purpose.of(use(spec, "balk")));
  }

  private Activity.LateCancel lateCancel(ActivitySpec spec) {
    return new Activity.LateCancel(
        names.node(spec.lateCancel().probability()),
        names.node(spec.lateCancel().notice()),
        Purpose.of(use(spec, "late_cancel")));
  }

  static String use(ActivitySpec spec, String what) {
    return "activity:%s:%s".formatted(spec.name(), what);
  }

  private static boolean takesPlaceIn(ActivitySpec spec, StateSpec state) {
    return !state.isFinal() && (spec.in().isEmpty() || spec.in().contains(state.name()));
  }

  private Activity.Window window(ActivitySpec spec, String use, ActivitySpec.Window window) {
    return new Activity.Window(
        names.node(window.earliest()),
        time(spec, use, window.target()),
        names.node(window.latest()));
  }

  private Activity.Window next(ActivitySpec spec, ActivitySpec.Course course) {
    return new Activity.Window(
        Node.of(0), time(spec, "every", course.every()), names.node(course.latest()));
  }

  private static Activity.Window atOnce() {
    return new Activity.Window(
        Node.of(0), Source.of(Node.of(0)), Node.of(Double.POSITIVE_INFINITY));
  }

  private Source time(ActivitySpec spec, String what, AttributeSpec.Start written) {
    return Source.of(
        written, use(spec, what), "the %s of the activity %s".formatted(what, spec.name()), names);
  }

  private List<Activity.Need> needs(Map<String, Written> needs) {
    List<Activity.Need> all = new ArrayList<>();
    needs.forEach((resource, written) -> all.add(need(resource, written)));
    return all;
  }

  private Activity.Need need(String resource, Written written) {
    double number = names.number(written);
    if (!(number >= 1 && number <= Integer.MAX_VALUE && number == Math.rint(number))) {
      throw SimulationException.at(
          written.place(),
          "The number of %s (%s) must be a whole number from 1 on.".formatted(resource, number));
    }
    return new Activity.Need(resource, (int) number);
  }

  private Map<Happening, Consequence> happenings(ActivitySpec spec) {
    Map<Happening, Consequences> written = spec.consequences();
    Map<Happening, Consequence> all = new EnumMap<>(Happening.class);
    for (Happening happening : Happening.values()) {
      all.put(
          happening,
          consequences.of(
              happening.of(spec.name()),
              written.getOrDefault(happening, Consequences.NONE),
              spec.place()));
    }
    return all;
  }

  List<Effect> effects() {
    return model.effects().stream().map(this::effect).toList();
  }

  private Effect effect(EffectSpec spec) {
    return new Effect(
        spec.name(),
        Source.of(spec.amount(), "effect:" + spec.name(), "the amount of " + spec.name(), names),
        names.node(spec.onset()),
        names.node(spec.plateau()),
        names.node(spec.waning()),
        spec.shape() == EffectSpec.Shape.EXPONENTIAL,
        spec.stack() == EffectSpec.Stack.ADD,
        spec.ceiling().map(names::node).orElse(Node.of(Double.POSITIVE_INFINITY)));
  }

  /** By state, which effects begin on coming to it. */
  List<List<Integer>> effectsOfStates() {
    return model.states().stream()
        .map(state -> consequences.startedBy(EffectSpec.STATE + state.name()))
        .toList();
  }
}
