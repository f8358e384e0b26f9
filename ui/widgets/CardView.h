#pragma once
#include <QTextBrowser>

namespace intaglio::ui {

/// A page of Markdown without HTML: a model's card, the manual. What a card names is not fetched: it comes with a package from anywhere,
/// and neither pictures nor links of it may reach into this computer or out of it.
class CardView : public QTextBrowser {
    Q_OBJECT
public:
    explicit CardView(QWidget* parent = nullptr);
    void setCard(const QString& markdown);
    QVariant loadResource(int type, const QUrl& name) override;

private:
    /// From the Markdown to a page in the colours and type sizes of the theme.
    void render();
    void styleTexts();
    void styleTables();
    QString m_markdown;
};

}  // namespace intaglio::ui
