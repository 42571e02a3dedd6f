/// How figures are computed: the one place where every rule is written down, as reports print it in their notes.
package enum Rule: String, Sendable, CaseIterable {
  case count
  case sum
  case rounding
  case households
  case taskState
  case reporting
  case completion
  case change
  case yearBefore
  case changePercent
  case yearToDate
  case target
  case share
  case rank
  case stock
  case stockWarning
  case finding
  case missing
  case correction

  /// What the rule is about.
  package var title: String {
    switch self {
    case .count: "计数"
    case .sum: "金额合计"
    case .rounding: "取舍"
    case .households: "带动户数"
    case .taskState: "任务状态"
    case .reporting: "填报率"
    case .completion: "完成率"
    case .change: "与上期比较"
    case .yearBefore: "与上年同期比较"
    case .changePercent: "增减幅度"
    case .yearToDate: "本年累计"
    case .target: "年度目标"
    case .share: "占比"
    case .rank: "名次"
    case .stock: "库存"
    case .stockWarning: "滞销预警"
    case .finding: "核对情况"
    case .missing: "缺项"
    case .correction: "封存和更正"
    }
  }

  package var text: String {
    switch self {
    case .count: "按台账行数计，一行为一笔；日期在本期之内的计入本期。"
    case .sum: "台账“金额”逐笔相加，精确到分，不作四舍五入；“金额”应等于数量乘以单价（四舍五入到分），不等的列入核对情况，仍按台账所填金额计入；更正的负数照加。"
    case .rounding: "以元为单位的金额精确到分；以万元为单位的由元换算，四舍五入保留两位小数，只作阅读之用，不参与计算；百分比保留一位小数，各只取舍一次。"
    case .households: "台账“带动户数”逐笔相加；同一户多次受益重复计算，故为户次；未填的不计。"
    case .taskState:
      "一项任务有几个责任单位的，依次判断：没有单位填报的为未填报；有单位填“滞后”的为滞后；全部责任单位填“已完成”的为已完成；已填报的单位都填“未启动”的为未启动；其余为推进中（包括有的单位已完成、有的尚未填报）。配合单位和其他单位的填报不影响任务状态。年度报告取各单位最近一个季度的填报，月度报告取所在季度的填报。"
    case .reporting: "本期实际填报的责任单位项数除以应填报的项数（每项任务的每个责任单位各应填报一次），保留一位小数；没有应填报项的，以“—”表示。"
    case .completion: "状态为已完成的任务项数除以任务总项数，保留一位小数；没有任务的，以“—”表示。"
    case .change: "本期数减上期数；上期没有任何台账（任务为没有任何填报）的，不作比较，以“—”表示。"
    case .yearBefore: "本期数减上年同一月、季或年的数；上年同期没有任何台账的，不作比较，以“—”表示。"
    case .changePercent: "增减量除以所比较的数，四舍五入保留一位小数；所比较的数为零、负数或者不存在的，不计算幅度，以“—”表示。"
    case .yearToDate: "本年1月1日至期末的台账逐笔相加。"
    case .target: "年度目标按目标表所列；完成年度目标的百分比为本年累计除以年度目标，保留一位小数。没有列目标或者目标不大于零的，以“—”表示。"
    case .share: "各项金额除以合计，保留一位小数；用最大余数法取舍，使各项占比之和恰为100.0%，余数相同的，排列在前的先进位。合计不大于零或者有一项为负数的，不计算占比，以“—”表示。"
    case .rank: "按金额从高到低排列；金额相同的名次相同，后面的名次顺延，同名次的按编号排列；本期没有采购的和未列单位的社会采购不排名次。"
    case .stock: "取每种产品在每个村截至期末最近一次盘点的数量，同日几次的以表中靠后的为准；期末之后的盘点不计。上市时间和应季分组只计数量大于零的；上市日期在期末之后的（如尚未采收、按长势估算的）为尚未上市，没有填上市日期的为日期不明。"
    case .stockWarning: "库存数量大于零，并且应季截止日期在期末后30天以内或者已过，或者上市至期末已超过180天的，列入预警。"
    case .finding: "生成报告时逐行核对，一处矛盾计一项；只列出，不改动所填的数。"
    case .missing: "没有填的数不当作零；算不出来的数以“—”表示。本期没有采购的单位、村和产品，金额和笔数为零。"
    case .correction: "一期报告封存以后，所依据的行和全部数字不再变动；确需改动的，须登记更正的日期和理由，由更正日期所在一期的报告刊登。"
    }
  }
}
