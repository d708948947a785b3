package vn.guongsang.architecture.violators;

import org.springframework.beans.factory.annotation.Autowired;

/** Does what {@code CodingRules.NO_FIELD_INJECTION} forbids. */
public class InjectsAField {

    @Autowired
    Object dependency;
}
