package vn.guongsang.frame.web;

import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * A form is judged whole: a field that cannot be read does not keep the others from being checked.
 * Spring Boot's wrapper of the validator cannot check single values, so it stands aside.
 */
@ControllerAdvice
class FormBinding {

    private final LocalValidatorFactoryBean validator;

    FormBinding(LocalValidatorFactoryBean validator) {
        this.validator = validator;
    }

    @InitBinder
    void bind(WebDataBinder binder) {
        if (!binder.getValidators().isEmpty()) {
            binder.replaceValidators(validator);
        }
    }
}
