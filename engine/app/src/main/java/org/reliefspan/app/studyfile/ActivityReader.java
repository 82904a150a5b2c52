package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.ActivitySpec.Course;
import org.reliefspan.domain.pathway.ActivitySpec.LateCancel;
import org.reliefspan.domain.pathway.ActivitySpec.NoShow;
import org.reliefspan.domain.pathway.ActivitySpec.Rebook;
import org.reliefspan.domain.pathway.ActivitySpec.Waiting;
import org.reliefspan.domain.pathway.ActivitySpec.Window;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/** Reads activities. In a strategy, what an activity leaves out is as in the base. */
final class ActivityReader {
  private static final AttributeSpec.Start AT_ONCE = new AttributeSpec.Fixed(Written.of(0));
  private static final Written NEVER = Written.of(Double.POSITIVE_INFINITY);

  private ActivityReader() {}

  /** An activity of the base. */
  static ActivitySpec base(YamlMap activities, String name) {
    return read(activities, name, Optional.empty());
  }

  /** An activity, or what a strategy changes of one. */
  static ActivitySpec read(YamlMap activities, String name, Optional<ActivitySpec> base) {
    Place place = activities.place(name);
    ActivitySpec otherwise = base.orElseGet(() -> plain(name, place));
    return activities
        .get(name)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(map -> activity(map, otherwise, place))
        .orElse(otherwise);
  }

  private static ActivitySpec plain(String name, Place place) {
    return new ActivitySpec(
        name,
        true,
        List.of(),
        Window.ALWAYS,
        AT_ONCE,
        Map.of(),
        Written.of(0),
        NoShow.NEVER,
        LateCancel.NEVER,
        Optional.empty(),
        Consequences.NONE,
        Consequences.NONE,
        Consequences.NONE,
        Consequences.NONE,
        Waiting.ENDLESS,
        place);
  }

  private static ActivitySpec activity(YamlMap map, ActivitySpec base, Place place) {
    ActivitySpec activity =
        new ActivitySpec(
            base.name(),
            true,
            map.get("in").isPresent() ? map.texts("in") : base.in(),
            map.map("window").map(window -> window(window, base.window())).orElse(base.window()),
            time(map, "duration").orElse(base.duration()),
            map.get("needs").isPresent() ? ExpressionReader.values(map, "needs") : base.needs(),
            ExpressionReader.optional(map, "priority").orElse(base.priority()),
            noShow(map, base.noShow()),
            lateCancel(map, base.lateCancel()),
            map.map("sessions").map(course -> course(course, base.course())).or(base::course),
            ConsequencesReader.under(map, "start", base.start()),
            ConsequencesReader.under(map, "done", base.done()),
            ConsequencesReader.under(map, "finished", base.finished()),
            ConsequencesReader.under(map, "missed", base.missed()),
            waiting(map, base.waiting()),
            place);
    map.close();
    return activity;
  }

  /** Without a target it is wanted as early as it may be. */
  private static Window window(YamlMap map, Window base) {
    Optional<Written> earliest = ExpressionReader.optional(map, "earliest");
    Window window =
        new Window(
            earliest.orElse(base.earliest()),
            time(map, "target")
                .or(() -> earliest.map(AttributeSpec.Fixed::new))
                .orElse(base.target()),
            ExpressionReader.optional(map, "latest").orElse(base.latest()));
    map.close();
    return window;
  }

  /** Who does not wait; the keys stand under waiting, what they bring beside it. */
  static Waiting waiting(YamlMap map, Waiting base) {
    Optional<YamlMap> own = map.map("waiting");
    Waiting waiting =
        new Waiting(
            own.flatMap(each -> time(each, "patience")).orElse(base.patience()),
            own.flatMap(each -> ExpressionReader.optional(each, "balk")).orElse(base.balk()),
            own.flatMap(each -> ExpressionReader.optional(each, "places")).orElse(base.places()),
            ConsequencesReader.under(map, "reneged", base.reneged()),
            ConsequencesReader.under(map, "balked", base.balked()),
            ConsequencesReader.under(map, "interrupted", base.interrupted()));
    own.ifPresent(YamlMap::close);
    return waiting;
  }

  /** An expression, or a distribution of times. */
  private static Optional<AttributeSpec.Start> time(YamlMap map, String key) {
    return map.get(key).map(node -> AttributeReader.lawOrValue(map, key));
  }

  private static NoShow noShow(YamlMap map, NoShow base) {
    Optional<YamlMap> own = mapping(map, "no_show");
    NoShow noShow =
        new NoShow(
            probability(map, "no_show", own).orElse(base.probability()),
            map.map("rebook").map(rebook -> rebook(rebook, base.rebook())).or(base::rebook),
            own.map(each -> ConsequencesReader.among(each, base.then())).orElse(base.then()));
    own.ifPresent(YamlMap::close);
    return noShow;
  }

  private static LateCancel lateCancel(YamlMap map, LateCancel base) {
    Optional<YamlMap> own = mapping(map, "late_cancel");
    LateCancel lateCancel =
        new LateCancel(
            probability(map, "late_cancel", own).orElse(base.probability()),
            own.flatMap(each -> ExpressionReader.optional(each, "notice")).orElse(base.notice()),
            own.map(each -> ConsequencesReader.among(each, base.then())).orElse(base.then()));
    own.ifPresent(YamlMap::close);
    return lateCancel;
  }

  private static Optional<YamlMap> mapping(YamlMap map, String key) {
    return map.get(key).filter(YamlNode::isMap).flatMap(YamlNode::map);
  }

  /** It stands alone, or in a mapping with what else belongs to it. */
  private static Optional<Written> probability(YamlMap map, String key, Optional<YamlMap> own) {
    return own.isPresent()
        ? own.flatMap(each -> ExpressionReader.optional(each, "probability"))
        : ExpressionReader.optional(map, key);
  }

  private static Rebook rebook(YamlMap map, Optional<Rebook> base) {
    Rebook rebook =
        new Rebook(
            ExpressionReader.optional(map, "after")
                .or(() -> base.map(Rebook::after))
                .orElseGet(() -> ExpressionReader.required(map, "after")),
            ExpressionReader.optional(map, "at_most")
                .or(() -> base.map(Rebook::atMost))
                .orElse(Written.of(1)));
    map.close();
    return rebook;
  }

  private static Course course(YamlMap map, Optional<Course> base) {
    Course course =
        new Course(
            ExpressionReader.optional(map, "number")
                .or(() -> base.map(Course::number))
                .orElseGet(() -> ExpressionReader.required(map, "number")),
            time(map, "every").or(() -> base.map(Course::every)).orElseGet(() -> every(map)),
            ExpressionReader.optional(map, "latest")
                .or(() -> base.map(Course::latest))
                .orElse(NEVER),
            ExpressionReader.optional(map, "stop_when").or(() -> base.flatMap(Course::stopWhen)));
    map.close();
    return course;
  }

  private static AttributeSpec.Start every(YamlMap map) {
    return new AttributeSpec.Fixed(ExpressionReader.required(map, "every"));
  }
}
