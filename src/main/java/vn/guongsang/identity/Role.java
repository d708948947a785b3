package vn.guongsang.identity;

/** A role of the field, always held in a body (domain glossary; the public portal needs none). */
public enum Role {
    /** cán bộ đơn vị: registers exemplars, files what the body owes, fosters */
    OFFICER,
    /** đầu mối: the hub's officer, takes in and appraises for the issuing body */
    HUB_OFFICER,
    /** thư ký Hội đồng: records what the council voted */
    COUNCIL_SECRETARY,
    /** lãnh đạo: signs decisions, reads the one page */
    LEADER,
    /** biên tập viên: prepares and approves what is published */
    EDITOR,
    /** thanh tra, kiểm tra: reads, changes nothing */
    INSPECTOR,
    /** quản trị: bodies, accounts, plans, the day of the demo world */
    ADMINISTRATOR
}
