/// How figures are computed: the one place where every rule is written down, as reports print it in their notes.
package enum Rule: String, Sendable, CaseIterable {
  case count
  case sum
  case households
  case taskState
  case reporting
  case completion
  case change
  case changePercent
  case share
  case rank
  case stock
  case stockWarning

  /// What the rule is about.
  package var title: String {
    switch self {
    case .count: "计数"
    case .sum: "金额合计"
    case .households: "带动户数"
    case .taskState: "任务状态"
    case .reporting: "填报率"
    case .completion: "完成率"
    case .change: "与上期比较"
    case .changePercent: "增减幅度"
    case .share: "占比"
    case .rank: "名次"
    case .stock: "库存"
    case .stockWarning: "滞销预警"
    }
  }

  package var text: String {
    switch self {
    case .count: "按台账行数计，一行为一笔；日期在本期之内的计入本期。"
    case .sum: "台账“金额”逐笔相加，精确到分，不作四舍五入；“金额”应等于数量乘以单价（四舍五入到分），不等的列入核对情况，仍按台账所填金额计入。"
    case .households: "台账“带动户数”逐笔相加；同一户多次受益重复计算，故为户次；未填的不计。"
    case .taskState:
      "一项任务有几个责任单位的，依次判断：没有单位填报的为未填报；有单位填“滞后”的为滞后；全部责任单位填“已完成”的为已完成；已填报的单位都填“未启动”的为未启动；其余为推进中（包括有的单位已完成、有的尚未填报）。配合单位和其他单位的填报不影响任务状态。"
    case .reporting: "本期实际填报的责任单位项数除以应填报的项数（每项任务的每个责任单位各应填报一次），保留一位小数。"
    case .completion: "状态为已完成的任务项数除以任务总项数，保留一位小数。"
    case .change: "本期数减上期数；上期没有任何台账的，不作比较。"
    case .changePercent: "增减量除以上期数，四舍五入保留一位小数；上期数为零或负数、上期没有任何台账的，不计算幅度，以“—”表示。"
    case .share: "各项金额除以合计，保留一位小数；用最大余数法取舍，使各项占比之和恰为100.0%。合计不大于零或者有一项为负数的，不计算占比，以“—”表示。"
    case .rank: "按金额从高到低排列；金额相同的名次相同，后面的名次顺延；未列单位的社会采购不排名次。"
    case .stock: "取每种产品在每个村截至期末最近一次盘点的数量；期末之后的盘点不计。"
    case .stockWarning: "库存数量大于零，并且应季截止日期在期末后30天以内或者已过，或者上市至期末已超过180天的，列入预警。"
    }
  }
}
