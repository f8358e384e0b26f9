#pragma once
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>

#include "ui/presenters/StudyPorts.h"

namespace intaglio::test {

/// A gate that worker threads wait at until the test lets them through.
class Turnstile {
public:
    void open() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    /// False where `stop` came first.
    bool pass(std::stop_token stop) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait(lock, stop, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_open = false;
};

/// A program in memory: pictures by file, answers set by the test, calls counted.
struct FakeProgram {
    /// Grey pictures whose width tells them apart; a file that is not here cannot be read.
    std::map<std::string, int> widths;
    /// Files whose work waits until the test opens the turnstile.
    std::map<int, std::shared_ptr<Turnstile>> held;    ///< by width
    std::map<int, double> findings;                    ///< by width; absent: refused as blurred
    std::optional<inference::ModelIdentity> refusing;  ///< the model in whose name the gate refuses
    bool isForSomeAges = false;                        ///< the model that answers: it says on whose word the age was held
    /// With which such a model was asked for answers and maps, in their order.
    std::vector<std::optional<inference::AgeRange>> ages;
    std::atomic<int> overridden{0};  ///< answers and maps that were asked for in spite of a refusal
    std::vector<inference::ModelPackage> installed;
    std::map<int, pipeline::Verdict> verdicts;    ///< by width; absent: no payload
    std::vector<crypto::PublicIdentity> trusted;  ///< kiosks
    std::vector<ui::StudyPorts::AnswerRequest> answers;
    struct Copy {
        std::filesystem::path file;
        std::vector<crypto::PublicIdentity> colleagues;
        std::filesystem::path output;
    };
    std::vector<Copy> copies;
    std::optional<base::Error> sharing;        ///< what answering and copying fail with
    std::optional<base::Error> refusedReader;  ///< why nobody may be given anything
    std::vector<base::Error> trustProblems;
    bool clinicVouches = false;
    std::atomic<int> analyzed{0};
    std::atomic<int> opened{0};
    crypto::Role keyRole = crypto::Role::Doctor;
    std::string passphrase = "right";

    [[nodiscard]] ui::StudyPorts ports();
};

[[nodiscard]] inference::Prediction predictionOf(double finding);
[[nodiscard]] image::LoadedImage greyPicture(int width, int height = 4);

}  // namespace intaglio::test
