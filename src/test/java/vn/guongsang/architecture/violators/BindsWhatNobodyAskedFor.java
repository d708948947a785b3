package vn.guongsang.architecture.violators;

import java.util.List;
import java.util.Map;
import org.springframework.beans.BeanUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;

public class BindsWhatNobodyAskedFor {

    public static class Bean {
        public void setState(String state) {}
    }

    record Form(String name, List<String> criteria, Role role) {}

    record AroundABean(String name, Bean bean) {}

    record ListOfBeans(List<Bean> beans) {}

    @PostMapping("/1")
    void bean(@ModelAttribute Bean bean) {}

    @PostMapping("/2")
    void unmarkedBean(Actor actor, Bean bean) {}

    @PostMapping("/3")
    void recordAroundABean(@ModelAttribute AroundABean form) {}

    @PostMapping("/4")
    void listOfBeans(ListOfBeans form) {}

    @PostMapping("/5")
    void form(Actor actor, @ModelAttribute Form form, @RequestParam Role role) {}

    @PostMapping("/6")
    void copies(@RequestParam Map<String, String> typed) {
        BeanUtils.copyProperties(typed, new Bean());
    }
}
