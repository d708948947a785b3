package vn.guongsang.organisation;

/** What a decision does to bodies. */
public enum SuccessionKind {
    /** sáp nhập, hợp nhất: several go over into one, new or going on; one may also be divided among several */
    MERGE,
    /** chia, tách: one becomes several; it may go on with what is left */
    SPLIT,
    /** đổi tên: the body stays the same one */
    RENAME,
    /** giải thể, kết thúc hoạt động: what follows, if anything, takes over its work but is not its continuation */
    DISSOLVE,
    /** chuyển loại hình, cấp hoặc cơ quan chủ quản: the body stays the same one */
    CHANGE_LEVEL;

    /** Whether the body itself goes on and only its facts change. */
    public boolean keepsTheBody() {
        return this == RENAME || this == CHANGE_LEVEL;
    }
}
