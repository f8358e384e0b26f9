#pragma once
#include <QTextBrowser>

namespace intaglio::ui {

/// A model's card: Markdown without HTML. What a card names is not fetched: it comes with a package from anywhere, and neither pictures
/// nor links of it may reach into this computer or out of it.
class CardView : public QTextBrowser {
    Q_OBJECT
public:
    explicit CardView(QWidget* parent = nullptr);
    void setCard(const QString& markdown);
    QVariant loadResource(int type, const QUrl& name) override;
};

}  // namespace intaglio::ui
