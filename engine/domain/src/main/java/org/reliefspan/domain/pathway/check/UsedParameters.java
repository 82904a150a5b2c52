package org.reliefspan.domain.pathway.check;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;

/** Names that what happens in a model reads, through parameters and measures too. */
final class UsedParameters {
  private final PathwaySpec model;
  private final Set<String> names = new LinkedHashSet<>();

  private UsedParameters(PathwaySpec model) {
    this.model = model;
  }

  /** Activities that nobody offers or asks for, and effects that nothing starts, do not count. */
  static Set<String> of(PathwaySpec model) {
    UsedParameters used = new UsedParameters(model);
    used.collect();
    used.follow();
    return used.names;
  }

  private void collect() {
    written(model.time().horizon());
    all(model.start().values());
    model.attributes().forEach(each -> start(each.start()));
    model.states().forEach(state -> all(state.values().values()));
    model.transitions().forEach(move -> written(move.probability()));
    model.moves().forEach(move -> all(move.add().values()));
    model.events().forEach(this::event);
    List<ActivitySpec> booked = booked();
    booked.forEach(this::activity);
    Set<String> happening = new LinkedHashSet<>();
    model.events().forEach(event -> happening.add(event.name()));
    booked.forEach(activity -> happening.add(activity.name()));
    model.effects().stream().filter(each -> begins(each, happening)).forEach(this::effect);
    model.outcomes().forEach(outcome -> outcome.perTime().ifPresent(this::written));
  }

  /** Activities that an event asks for, or one of these. */
  private List<ActivitySpec> booked() {
    Set<String> asked = new LinkedHashSet<>();
    model.events().forEach(event -> asked.addAll(event.consequences().request().keySet()));
    int before;
    do {
      before = asked.size();
      model.activities().stream()
          .filter(activity -> activity.isOffered() && asked.contains(activity.name()))
          .flatMap(activity -> activity.consequences().values().stream())
          .forEach(consequences -> asked.addAll(consequences.request().keySet()));
    } while (asked.size() > before);
    return model.activities().stream()
        .filter(activity -> activity.isOffered() && asked.contains(activity.name()))
        .toList();
  }

  /** Happenings of an activity are named {@code activity.happening}. */
  private static boolean begins(EffectSpec effect, Set<String> happening) {
    return effect.from().stream()
        .anyMatch(
            from ->
                from.startsWith(EffectSpec.STATE)
                    || happening.contains(from)
                    || happening.contains(from.replaceFirst("\\.[a-z_]+$", "")));
  }

  private void event(EventSpec event) {
    event.when().ifPresent(this::written);
    event.hazardRatio().ifPresent(this::written);
    timing(event.after());
    consequences(event.consequences());
  }

  private void timing(EventSpec.Timing timing) {
    if (timing instanceof EventSpec.After after) {
      law(after.law());
    } else if (timing instanceof EventSpec.At at) {
      written(at.time());
    } else if (timing instanceof EventSpec.Piecewise piecewise) {
      all(piecewise.rate());
    } else if (timing instanceof EventSpec.LifeTable table) {
      written(table.age());
    }
  }

  private void activity(ActivitySpec activity) {
    written(activity.window().earliest());
    start(activity.window().target());
    written(activity.window().latest());
    start(activity.duration());
    written(activity.noShow().probability());
    written(activity.lateCancel().probability());
    written(activity.lateCancel().notice());
    activity.noShow().rebook().ifPresent(this::rebook);
    activity.course().ifPresent(this::course);
    activity.consequences().values().forEach(this::consequences);
  }

  private void rebook(ActivitySpec.Rebook rebook) {
    written(rebook.after());
    written(rebook.atMost());
  }

  private void course(ActivitySpec.Course course) {
    written(course.number());
    start(course.every());
    written(course.latest());
    course.stopWhen().ifPresent(this::written);
  }

  private void effect(EffectSpec effect) {
    start(effect.amount());
    written(effect.onset());
    written(effect.plateau());
    written(effect.waning());
    effect.ceiling().ifPresent(this::written);
  }

  private void consequences(Consequences consequences) {
    all(consequences.go().values());
    all(consequences.add().values());
    all(consequences.request().values());
    consequences.set().values().forEach(this::start);
  }

  private void start(AttributeSpec.Start start) {
    if (start instanceof AttributeSpec.Fixed fixed) {
      written(fixed.value());
    } else if (start instanceof AttributeSpec.Drawn drawn) {
      law(drawn.law());
    } else if (start instanceof AttributeSpec.Categories categories) {
      all(categories.probabilities().values());
    }
  }

  private void law(Law law) {
    all(law.parameters().values());
  }

  private void all(Collection<Written> written) {
    written.forEach(this::written);
  }

  private void written(Written written) {
    names.addAll(written.expression().columns());
  }

  /** Through what parameters and measures are made of. */
  private void follow() {
    Map<String, Written> madeOf = new HashMap<>();
    model.measures().forEach(each -> madeOf.put(each.name(), each.value()));
    for (ParameterSpec each : model.parameters()) {
      madeOf.put(each.name(), each.value());
    }
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      Written value = madeOf.get(open.remove());
      if (value != null) {
        value.expression().columns().stream().filter(names::add).forEach(open::add);
      }
    }
  }
}
