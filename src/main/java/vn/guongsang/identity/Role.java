package vn.guongsang.identity;

/** A role of the field, always held in a body (domain glossary; the public portal needs none). */
public enum Role {
    /** cán bộ đơn vị: registers exemplars, files what the body owes, fosters */
    OFFICER,
    /** thủ trưởng đơn vị: reads what its body's officers read, sends and withdraws in the body's name */
    HEAD,
    /** người thẩm định của đơn vị chủ trì: judges what is put forward in the movements that its body leads */
    APPRAISER,
    /** đầu mối: the hub's officer, takes in and appraises for the issuing body */
    HUB_OFFICER,
    /** thư ký Hội đồng: records what the council voted */
    COUNCIL_SECRETARY,
    /** thành viên Hội đồng: reads what its council votes on, and what came of it */
    COUNCIL_MEMBER,
    /** lãnh đạo: signs decisions, reads the one page */
    LEADER,
    /** biên tập viên: prepares and approves what is published */
    EDITOR,
    /** thanh tra, kiểm tra: reads, changes nothing */
    INSPECTOR,
    /** kiểm tra nhật ký: reads the audit log, and nothing else */
    AUDITOR,
    /** quản trị: bodies, accounts, plans, the day of the demo world */
    ADMINISTRATOR
}
