// SPDX-License-Identifier: MIT
#include "step_list.h"

#include "kit/labels.h"
#include "wording/contests.h"
#include "wording/formats.h"

#include <QGridLayout>

namespace matchdesk {

StepList::StepList(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("What was tried"));
}

void StepList::setSteps(const Contest &contest, Instant now)
{
    delete layout();
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Space::m);
    grid->setVerticalSpacing(Space::xs);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, tr("What was tried"), this), 0, 0, 1, 2);
    int row = 1;
    QStringList spoken;
    for (const TriedStep &tried : contest.tried) {
        auto *at = new SpannedLabel(TextRole::Body, Ink::Muted, this);
        at->setText(Formats::moment(tried.at, now));
        auto *what = new SpannedLabel(TextRole::Body, Ink::Text, this);
        what->setText(ContestWords::step(tried.step));
        what->setWrap(true);
        grid->addWidget(at, row, 0, Qt::AlignTop);
        grid->addWidget(what, row, 1);
        spoken << ContestWords::step(tried.step);
        ++row;
    }
    if (contest.tried.empty())
        grid->addWidget(new TypeLabel(TextRole::Body, Ink::Muted, tr("Nothing is noted."), this), row++, 0, 1, 2);
    grid->setRowStretch(row, 1);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
}

} // namespace matchdesk
