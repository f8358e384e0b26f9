<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>**For non-commercial use only.**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Demonstration:** its data cannot carry a medical use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works on this computer alone and sends nothing anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoctorManual</name>
    <message>
        <source># The workstation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Open pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture on the window, or press **Open picture**. Drop a folder or several pictures to list them: the model looks at them in the background, and the list is sorted by its finding probability. That order helps; it does not replace looking at every picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Sealed results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sealed picture carries the result that the kiosk&apos;s model gave. To read it, unlock your key (the key button): choose your .key file and type its passphrase. Add the .pub file of each kiosk you trust, after comparing its fingerprint with the one at the kiosk. The key is locked again when you press Lock, when you close the program, or after 10 minutes without use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Look at a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the wheel to zoom at the pointer, drag to move, drag with the right button to change window (left and right) and level (up and down). Every view edit can be undone. The corners show size, window, zoom and spacing; spacing names its source, because a detector&apos;s spacing is not a length in the body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Let the model look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Run model here** uses a model on this computer. It may refuse a picture that does not look like what it was made for, and says why. The bars are calibrated probabilities; the tick is the operating point at which the decision changes. **Model card** tells what the model was made from and how good it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heatmap shows what influenced the model, not where disease is. Its colours have one fixed scale for each model, so that two pictures can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press **?** for all keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The banner says what was proven. Only **Picture unchanged, sealed by …** shows a result: it says where the result is from, not that the patient is healthy. **Picture altered** and **Sealed result damaged** mean that the picture is not what was sealed: ask for the file itself. **Save original** writes the exact picture from before sealing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file &quot;%1&quot; does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is a normal file and that you are allowed to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a single picture, or use the batch for a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is larger than %2 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files above this limit are not opened, to protect this computer&apos;s memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be written. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left to write &quot;%1&quot;. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another disk, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output &quot;%1&quot; is the picture itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name: the original is never overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file in &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that holds pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results could not be written in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file or program that takes the output, and the free space of its disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; start it again whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value &quot;%2&quot; is not valid for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the help for the values that are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not available in this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The README lists what is not there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs or use a smaller picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened inside the program (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your files were not changed. Please report this with the log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a picture that Intaglio knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use DICOM, PNG, JPEG, TIFF or BMP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture (%1) ends too early: a part of it is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file again; the copying was probably interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture (%1) is damaged: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file again, or export it again from the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture says it measures %1 x %2 pixels, which is more than is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file; export it at a smaller size if it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of picture (%1) is not supported: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again as DICOM without compression, or as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file (%1) holds no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file that holds the picture itself, not a report or an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command &quot;intaglio models&quot; lists the models that are installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No working model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command &quot;intaglio models&quot; says what is wrong with each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is not the one that was published: its digest is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use it. Install it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; gave no usable numbers for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result was made. Report this together with the model&apos;s version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the program that runs models could not be started (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Intaglio again; its lib folder may be incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is not available on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --device cpu or --device auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like the right kind of picture (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you chose the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is unlike the pictures that the model &quot;%1&quot; knows, so it was not judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the right kind of picture, in focus and normally lit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too small: %1 x %2 pixels, at least %3 are needed on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the original picture instead of a thumbnail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too blurred to be judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it again in focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too dark or too bright to be judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it again with normal light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says it comes from a device of type %1, which the model &quot;%2&quot; is not made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or the right picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of labels &quot;%1&quot; cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a header with at least path, label and split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of labels has no row in the split &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name of the split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network architecture named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The help of &quot;intaglio train&quot; lists the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no label &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command &quot;intaglio models&quot; lists each model&apos;s labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training stopped because its numbers grew without limit (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a usable key file: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a .key or .pub file made by Intaglio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; cannot do this: a key with the role &quot;%2&quot; is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the right key; &quot;intaglio keys show&quot; tells a key&apos;s role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is not valid today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s date, or ask the clinic for a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s signature on &quot;%1&quot; is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use this key. Ask the clinic for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase does not open &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; capital letters matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase is needed for &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it with --passphrase-file, or run the command on a terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ, so no key was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the same passphrase twice; capital letters matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file &quot;%1&quot; asks for more computing time than is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not made by Intaglio, or was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operating system gives no random numbers, so nothing can be sealed safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart this computer, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key or a sealed part has a form that is not accepted (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the key files are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture can be sealed for 1 to %2 doctors, not for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name fewer doctors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sealed result does not follow the format (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may come from a newer version of Intaglio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result does not fit into this picture: %1 bytes are needed, %2 fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the original picture at full size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result cannot be sealed into this kind of picture: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey and RGB pictures of 8 or 16 bits can carry a result; DICOM pictures in the modes reversible and covert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has the wrong ending for this output: %2 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the output a name with that ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too much to seal: %1 bytes, %2 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sealed picture did not pass its own check (%1), so it was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture was not changed. Try again; if it happens again, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no result: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a file as &quot;intaglio predict --json&quot; writes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture holds no sealed result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was never sealed, was saved in another way since, or belongs to another clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result was sealed in this picture, but the picture was altered since and the result is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the file exactly as the kiosk wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result in this picture is sealed for another doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the key of the doctor whom the patient chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result comes from a key that you do not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature on the sealed result is wrong. Do not rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the patient for the file exactly as the kiosk wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sealed result is genuine, but it belongs to another picture, or this one was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use the result for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is not signed by your clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the clinic to enrol it, then bring the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to another clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the clinic&apos;s fingerprint with the one you were given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; was revoked by the clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use it. Ask the clinic for the current key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is older than the list of revoked keys that is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the clinic for the newest list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of revoked keys is full (%1 keys).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new clinic key, and enrol the keys that are in use with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at least %1 characters: four unusual words are easy to remember.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records in &quot;%1&quot; cannot be used (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk. Nothing was lost; the picture itself was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region %1 cannot be protected: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region inside the picture that stays 8 pixels away from its border.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is no longer the picture that was judged. Nothing was sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the picture judged again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture sealed in %1 mode does not give back the exact original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the original where the picture was sealed: only the reversible mode carries it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or leave out --no-overwrite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is switched off on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator can enable it in the model manager or with &quot;intaglio models enable&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be installed as a model: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was installed. Get the package again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is installed already, in version %2; this package is version %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it only if you mean to: with &quot;--force&quot;, or in the model manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts has signed the model &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator may accept it: with &quot;--accept-unsigned&quot;, or in the model manager. Each of its results then says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say all that is needed to use it: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the answers; the help of &quot;intaglio models install&quot; lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model for this kind of picture (%1) is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator can install one in the model manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says that it is %1, but the picture looks like another kind (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the right picture is in the file. Do not rely on what the file says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says that the picture was taken in the view %1, which the model &quot;%2&quot; is not made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or a picture of another view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says that it shows %1, which the model &quot;%2&quot; is not made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text or marks are burnt into the picture, and the model may judge them instead of what is beneath.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture again without annotations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result was made although the picture was refused (%1), so it cannot be sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal an answer in the doctor&apos;s own words instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its .pub file only if you know that it is genuine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result comes from a key that the clinic has revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not rely on it. Ask the clinic, and have the picture taken and judged again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, that the name is free and that you are allowed to write there. Where another program is changing it just now, try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key does not fit, or the file was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the key that it was made for, and the file as it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient is %1 years old; the model &quot;%2&quot; is not made for that age. The models for such pictures cover these ages in years: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where another model is made for this age, choose that one. Where the age was stated and is wrong, state it again. A doctor may still have it judged, knowing that the model never saw such patients.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyActionDialog</name>
    <message>
        <source>From now on nobody should trust this key. This cannot be undone. Afterwards take the clinic&apos;s new list of revoked keys to every kiosk and every doctor&apos;s computer: they learn of it in no other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hiding key decides where in a picture results are hidden. Change it when a kiosk or a key file was lost. Kiosks and doctors get the new one when you renew their keys; until then they work as before. Older pictures stay readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key stays the same. Copies of the key file in other places keep the old passphrase: delete them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic vouches for this key from now on. Give the signed .pub file back to its holder, and to every kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key file learns that the clinic vouches for it, and where results are hidden in pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key and its passphrase stay with you. Take the file with the ending .pub to whoever keeps the clinic&apos;s key: it is admitted there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace by new keys …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the hiding key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Admit a key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the admission in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my own key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recovery key in the same folder with the same passphrase gets the new one too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the kiosk starts by itself, its start file beside the key file gets the new passphrase: copy both to the kiosk, let it start once, then delete the start file on the stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same key, valid for five more years, with the clinic&apos;s newest hiding key. Afterwards copy the key file to its holder, and the .pub file to every other computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh keys under the same name and passphrase. The old ones go on opening what was sealed for them and are listed as revoked. Afterwards copy the key file to its holder, and the new .pub file and the list of revoked keys to every kiosk and every doctor&apos;s computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on %1. This sheet holds no secret: it lets people check that a key is the right one, by its ten words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays with the clinic&apos;s key, in the safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays on the stick, and the stick in a safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the folder &quot;%1&quot; to the doctor&apos;s computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the folder &quot;%1&quot; to the kiosk. It starts by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the folder &quot;%1&quot; to the kiosk. Staff unlock it at each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At each kiosk: copy its own folder and the folder &quot;public&quot; from the stick to the computer. In the kiosk&apos;s set-up choose the key file, and &quot;public&quot; as the folder of the doctors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 makes a key on another computer and brings you the file with the ending .pub: admit it with &quot;Admit a key&quot; in the key manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then put the stick into the safe, and the clinic&apos;s passphrase into another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the kiosk &quot;%1&quot; has started by itself once, delete &quot;%2&quot; on the stick: it holds the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At each doctor&apos;s computer: copy the doctor&apos;s own folder and the folder &quot;public&quot;. Press &quot;Unlock key&quot;, then &quot;All keys&quot; and &quot;Bring in a file&quot;: choose the clinic&apos;s file in &quot;public&quot; and compare the ten words that the program shows with those on this sheet. The kiosks and doctors in &quot;public&quot; come in with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kiosk shows the groups of letters that stand below the ten words, on its staff page: compare those where you want to know that a kiosk has the right key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyStanding</name>
    <message>
        <source>Revoked on %1 because it was lost. Nothing it ever signed counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked on %1 because it was stolen. Nothing it ever signed counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked on %1: its holder left. What it signed before counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced on %1 by a newer key. What it signed before counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It expired on %1: renew it with the clinic&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is valid from %1. Check this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not admitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic does not vouch for this key yet: admit it with the clinic&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It expires on %1: renew it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer trusts this clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic vouches for this key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted by name on this computer; no clinic vouches for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the open folder only; this computer does not trust it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hiding key number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file itself is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer knows of its clinic is damaged: it cannot tell whether the key is revoked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>The name is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name that everybody in the clinic knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is in use already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key needs a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name becomes part of a file name: use letters, digits, spaces and hyphens, 64 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for the keys is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a USB stick or a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clinic&apos;s keys are there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and choose &quot;Add a kiosk or a doctor&quot;, or use another stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it, or let the program suggest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use four or five words that do not belong together, or let the program suggest some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the clinic&apos;s stick in and choose the file with the ending .key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to make yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one kiosk or doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint in words: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key&apos;s own file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its holder has it: choose the file with the ending .key on the holder&apos;s computer or stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>Broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs because the administrator named its folder (INTAGLIO_MODELS). Each of its results says that it is unsigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts signed it, and nobody accepted it. It does not judge pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is switched off and does not judge pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs because somebody accepted it. Each of its results says that it is unsigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its data cannot carry a judgement about a patient. Each of its results says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file is the one that was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blood smear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chest X-ray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breast ultrasound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone X-ray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mammogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any (tells kinds apart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brier score (0 is best)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration error (0 is best)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody signed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by %1, whom this computer trusts, on %2 (key %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by somebody who says to be %1 and whom this computer does not trust (key %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepted it on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its figures tell apart only: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each label by itself: balanced accuracy %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well it tells every label apart was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for these ages in years: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamedKeysPage</name>
    <message>
        <source>The kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name each computer at which patients hand in pictures. You can add more later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name each doctor who is to read results. The doctor should choose the passphrase: nobody else needs it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phase</name>
    <message>
        <source>Opening the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placing the seal in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking what was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working through the pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureKind</name>
    <message>
        <source>blood smear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chest X-ray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skin lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breast ultrasound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bone X-ray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mammogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none that is known here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message>
        <source>Signature, recipient and every sample of the picture were checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sealed result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture holds no sealed result that your key can find. You can run a model on it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed result damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was changed after sealing and the result cannot be read. Do not use it; ask for the sealed file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result does not come from the kiosk it names. Do not use it and report this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sealed result is genuine, but it belongs to other pixels or another patient&apos;s data. It is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture may hold a sealed result. Unlock your key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a sealed result in this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (kiosk clock)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indeterminate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HiResCAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occlusion (slow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration model: not for patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licensed for non-commercial use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsigned model package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature and recipient were checked, and the picture as far as this mode allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk key revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic no longer trusts the key that sealed this (%1): it was lost, stolen or replaced. Do not use the result; ask the clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor&apos;s key revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result was sealed by a kiosk you do not trust (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer was sealed with a key you do not trust (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the first three groups with the key&apos;s fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAM (exact)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LayerCAM (finer layer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RISE (very slow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is another kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is unlike the pictures that the model knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too dark or too bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it comes from a device that the model is not made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not look like what the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is not made for the patient&apos;s age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was taken in a view that the model is not made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it shows a part of the body that the model is not made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text is burnt into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged although the gate refused the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kind of picture was not checked: the model for that cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture unchanged, sealed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture unchanged, sealed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed for somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture holds a sealed result or answer, but your key is not among those that open it. An answer for a patient opens with the patient&apos;s account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding: needs a doctor&apos;s look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finding above the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecided: needs a doctor&apos;s look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaned at the kiosk before it was judged: no value was changed by more than %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is made for a certain age, and the file does not say the patient&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the most probable label is shown first, but one that is rare among the pictures that the model was checked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient&apos;s age was stated, not read from the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers behind this result do not decide alike: for a finding they lie between %1 and %2, on both sides of the operating point. Read this picture with care.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealFacts</name>
    <message>
        <source>No sample changed since sealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like the sealed picture: compare it with the small one</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n protected region(s): unchanged</source>
        <translation>
            <numerusform>%n protected region: unchanged</numerusform>
            <numerusform>%n protected regions: unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected region(s): changed</source>
        <translation>
            <numerusform>%n protected region: changed</numerusform>
            <numerusform>%n protected regions: changed</numerusform>
        </translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed; the place is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Changed in %n of 64 fields</source>
        <translation>
            <numerusform>Changed in %n of 64 fields</numerusform>
            <numerusform>Changed in %n of 64 fields</numerusform>
        </translation>
    </message>
    <message>
        <source>Protected regions: unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected regions: changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is over 90 days old: ask when it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is dated in the future: check the clocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report came before with another picture or other contents: it may have been played in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture may have been compressed: its look is proven, not its samples. Ask for the original before you measure or diagnose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change by one level of brightness might not be noticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sealed for an earlier key of yours: give the kiosk your new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source># What a sealed picture survives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result lies in the picture&apos;s own samples. It lives as long as they do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>- copying and renaming the file
- a ZIP archive, a USB stick, sending the file itself by mail
- saving it again without loss: PNG, TIFF
- another lossless DICOM transfer syntax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Destroys the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>- saving as JPEG, or any other saving with loss
- scaling, cropping, turning
- changing brightness, contrast or colours
- a screenshot, a photograph of the screen, a print
- chat programs and social networks: they compress pictures
- reducing 16 bits to 8, or a DICOM viewer&apos;s &quot;export as JPEG&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture sealed in the mode &quot;robust&quot; also survives JPEG of quality 75 and more (strong: 50 and more, and most messengers), but never cropping or turning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## What it does not hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody without the doctor&apos;s key can read the result or change it unnoticed. That *something* is sealed inside can be found out by a laboratory, most easily if the picture was once a JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sample is within one level of what was sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of opened results cannot be used on this computer: a result that was played in again would not be noticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clinic&apos;s recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key not known here (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>This computer is a kiosk. PIN of the staff:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a minute. PIN of the staff:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the PIN. PIN of the staff:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainTexts</name>
    <message>
        <source>Trains in minutes and needs few pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes pictures of any size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes pictures of %1 by %2 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model learns to tell things apart: add a folder with pictures of another label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no picture in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures of at least seven patients for each label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&quot;%1&quot; has only %n picture(s) to learn from.</source>
        <translation>
            <numerusform>&quot;%1&quot; has only %n picture to learn from.</numerusform>
            <numerusform>&quot;%1&quot; has only %n pictures to learn from.</numerusform>
        </translation>
    </message>
    <message>
        <source>With so few, the figures are uncertain. Hundreds are better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) cannot be read.</source>
        <translation>
            <numerusform>%n picture cannot be read.</numerusform>
            <numerusform>%n pictures cannot be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known which pictures belong to the same patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A patient in two parts makes the figures too good. Use one folder for each patient, or a table with the column &quot;group&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) of pictures nearly repeat one another.</source>
        <translation>
            <numerusform>%n set of pictures nearly repeat one another.</numerusform>
            <numerusform>%n sets of pictures nearly repeat one another.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each set stays together, so that none is learnt and tested at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) of near copies lie in two of your parts.</source>
        <translation>
            <numerusform>%n set of near copies lies in two of your parts.</numerusform>
            <numerusform>%n sets of near copies lie in two of your parts.</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures will be too good. Move copies together, or let the program divide the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures are set aside for the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then nobody can say how good the model is on pictures that it never saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name for the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which kind of picture it judges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kind of your own is one word of small letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one label must be a finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network: a classical method on shapes and textures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network: a classical method that looks for the most similar pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small, quick network; best with pretrained weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A very small network for a start without pretrained weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A larger network; slower, needs many pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A large network; slow on a computer without a graphics card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>About %n minute left</numerusform>
            <numerusform>About %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n hour(s) left</source>
        <translation>
            <numerusform>About %n hour left</numerusform>
            <numerusform>About %n hours left</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is trained and not installed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was stopped. It begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&quot;%1&quot; was stopped after %n finished round(s) and can go on.</source>
        <translation>
            <numerusform>&quot;%1&quot; was stopped after %n finished round and can go on.</numerusform>
            <numerusform>&quot;%1&quot; was stopped after %n finished rounds and can go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out. Look whether damage is the reason.</source>
        <translation>
            <numerusform>%n picture left out. Look whether damage is the reason.</numerusform>
            <numerusform>%n pictures left out. Look whether damage is the reason.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pretrained: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of “%1” (not for commercial use)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test with pictures that this model did not learn from: with others the figures are too good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your model will not be for commercial use, as this one is not.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::gui::StartWindow</name>
    <message>
        <source>Pictures judged on this computer, results that only the doctor can open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For patients: hand in a picture and take it home with the result locked inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open sealed pictures, see the result and the heatmap, work through a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here? Choose Doctor: sample pictures to try are waiting there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a medical device. For research and decision support only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up and look after keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the practice manager: the keys of the clinic, its kiosks and its doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install and look after models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For administrators: the models that judge pictures on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For administrators: a model of your own from labelled pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AdvancedForm</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the network&apos;s input, in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds over the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds without progress before it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the random choices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AgePage</name>
    <message>
        <source>How old is the patient?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Younger than 1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 5 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 to 14 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 to 64 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>65 years or older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This check is made for certain ages only, and the picture does not tell the patient&apos;s age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please answer carefully, or choose “I do not know”. Everyone with such a picture is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you do not know the age, finish here and ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen before: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AnalysisSession</name>
    <message>
        <source>Running the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AnswerView</name>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::BatchSession</name>
    <message>
        <source>Looking through the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::BeforeAfter</name>
    <message>
        <source>As you gave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less grain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more even light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more usual colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cleaned it before the check: %1. Nothing was added, and your own file stays as it is. Cleaning says nothing about your health.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ColorBar</name>
    <message>
        <source>Colour scale from %1 to %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::CompareDialog</name>
    <message>
        <source>Trust this clinic?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this key?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clinic vouches for this key: only the words below tell that it is the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare all ten words with the printed sheet, or let the key&apos;s holder read them to you on the telephone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ten words match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is done once. Kiosks and doctors whom the clinic admitted then need no comparing: their .pub files that lie beside this one come in with it, later ones with &quot;Bring in a file&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::CurveChart</name>
    <message>
        <source>The curve begins when the first round over the pictures ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::DoctorWindow</name>
    <message>
        <source>Intaglio workstation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key was locked because nobody used the program for 10 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact original was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Intaglio workstation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM (*.dcm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one or several pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List a folder and let the model look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock your key and choose trusted kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock your key and hide sealed results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next picture of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the picture before in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run model here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a model on this computer look at the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap weaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap stronger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the DICOM tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or stop the frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows of the file, the full range and your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an encrypted copy of the picture for a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer is sealed in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encrypted copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture with your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the encrypted copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted files (*.age)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a sealed picture survives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again. Your words are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is still being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment. Your words are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture that you answer is no longer open with an intact result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again. Your words are kept while this window stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of this computer&apos;s trusted keys cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results may not be shown until the clinic&apos;s keys are brought in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install, compare and switch the models of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model from labelled pictures of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TIFF (*.tif *.tiff)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Intaglio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, terms of the models, and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys, manual, licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::FindingsPanel</name>
    <message>
        <source>Run model here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model looks at the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suitable model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a model on this computer look at the picture (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings, the verdict on the seal and the heatmap appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only DICOM files carry tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To have it judged all the same, choose a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge anyway …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1

The model &quot;%2&quot; was not made for such a picture, and its answer may be wrong without any sign of it. The result will say that the refusal was set aside, and the program&apos;s log records it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge a refused picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that gave the sealed result is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one may be made for other patients, and judge differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture does not say it. It counts when a model is run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient&apos;s age in years:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer below was given before this age was stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture does not say how old the patient is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State the age and run again: another model may be made for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is made for the ages %1; for any other its answer means nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::HeatmapControls</name>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest influence that is shown, in per cent of the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heatmap shows what influenced the model, not where disease is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the heatmap (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label that the heatmap explains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contribution to the score (logit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot be explained as chosen; the map was made by: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::IdleOverlay</name>
    <message>
        <source>Are you still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>To protect your privacy, this visit is cleared in %n second(s).</source>
        <translation>
            <numerusform>To protect your privacy, this visit is cleared in %n second.</numerusform>
            <numerusform>To protect your privacy, this visit is cleared in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ImageViewer</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bit colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bit grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <comment>columns, rows, kind of samples</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window %1  Level %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <comment>no spacing is known: lengths are in pixels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm (Pixel Spacing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm (Imager Pixel Spacing, at the detector)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm (calibrated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm (file resolution, not calibrated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x %1  y %2  value %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ImportForm</name>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the label means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier: small letters, digits and hyphens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name for people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges which kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that the network takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns that the network takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour (3 channels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey (1 channel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it takes a sample of 0 to 255 for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its answers belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One label is right (softmax)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each label stands alone (sigmoid)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels, in the order of the network&apos;s answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::JobStrip</name>
    <message>
        <source>Cancel this work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyActionDialog</name>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file of the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the key is revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost: nothing it ever signed counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stolen: nothing it ever signed counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left the clinic: what it signed until today counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced: what it signed until today counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where your key goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke this key?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A revoked key cannot be taken back. The holder needs a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the keys. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the doctor&apos;s key file: leave both empty. Then only the .pub file is renewed, and the doctor takes it in with &quot;Take the admission in&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine: what the old key signed until today counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old key may be known to others: nothing it ever signed counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace these keys?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old keys are revoked, which cannot be taken back. Every other computer needs the new .pub file and the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the clinic&apos;s first list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list of revoked keys, neither on this computer nor beside the clinic&apos;s key. If the clinic revoked a key before, cancel and bring in its list first: a second first list would be refused, and what the older one says would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyDialog</name>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk is trusted yet: no sealed result can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key and trusted kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME.key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key stays in memory until you lock it, or for 10 minutes without use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock your key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add kiosk …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key files (*.key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your key file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of %1 is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a kiosk&apos;s public key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make, renew, revoke and bring in keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only results sealed by these kiosks are shown. A kiosk that your clinic admitted needs no comparing; for any other compare the fingerprint with the one on the kiosk&apos;s staff page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   revoked by the clinic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyManagerWindow</name>
    <message>
        <source>Choose a folder with keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a public key or a list of revoked keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public keys and lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of revoked keys is in use on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was not taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the words differ, it is not the key that you expect: ask its holder for the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer trusts &quot;%1&quot; now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the public key to admit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the .pub file that the clinic signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is revoked. Take the list to every other computer of the clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic vouches for the key now. Give the .pub file back to its holder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the public part goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public part was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer knows no keys yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make your clinic&apos;s keys, or bring in the .pub file of a clinic, a kiosk or a doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make keys step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the clinic vouch for a key that a doctor made elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A .pub file to trust, or a list of revoked keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a doctor at the doctor&apos;s own computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a keys folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the key files of a stick or folder too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five more years for the same key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh keys under the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another passphrase for the key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the clinic admitted your key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another secret order of where results are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody should trust this key any longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the public part …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a stick, for another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a kiosk or a doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clinic is trusted on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list of revoked keys on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>List of revoked keys: number %1 of %2, %n day(s) old.</source>
        <translation>
            <numerusform>List of revoked keys: number %1 of %2, %n day old.</numerusform>
            <numerusform>List of revoked keys: number %1 of %2, %n days old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with keys do not count.</source>
        <translation>
            <numerusform>%n file with keys does not count.</numerusform>
            <numerusform>%n files with keys do not count.</numerusform>
        </translation>
    </message>
    <message>
        <source>What this computer knows of its clinic is damaged: it trusts nobody until this is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in the clinic&apos;s .pub file, compare the ten words, and then the newest list of revoked keys from the folder &quot;public&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are being changed. Close the window when this is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new keys are made. Take the key file to its holder, and the .pub file and the list of revoked keys to every other computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is renewed. Take the key file to its holder, and the .pub file to every other computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The .pub file is renewed. Take it to the doctor, who takes it in with &quot;Take the admission in&quot;, and to every kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is changed. Copy the written files to wherever the key is used, and delete older copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the place full or locked? Or a newer file lies there: bring that one in here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer trusts another clinic. With &quot;%1&quot; in its place it no longer believes the other clinic&apos;s kiosks and doctors, and forgets which of its keys were revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the clinic?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the old key is not shown as revoked, choose it and press &quot;Revoke&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was done, but not all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in from the same folder: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s list of revoked keys is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now bring in the .pub files of its kiosks: nobody has to compare those.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyRing</name>
    <message>
        <source>Reading the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a key in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a list in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working with a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying a key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeySession</name>
    <message>
        <source>Unlocking the key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeySetup</name>
    <message>
        <source>Opening the clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeySetupWizard</name>
    <message>
        <source>Set up keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the keys …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for known keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop setting up keys?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key is made then, and what you entered is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyWelcomePage</name>
    <message>
        <source>Make your clinic&apos;s keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys decide whose pictures count and who can read the results. This takes about five minutes. You need one USB stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key for the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It vouches for all the others. It stays on the USB stick, and the stick stays in a safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key for each kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk signs every sealed picture with it, so that doctors know where it came from. It cannot open one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key for each doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this key opens the results that were sealed for this doctor. Nobody else can read them, not even the kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic has its key already?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a kiosk or a doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer trusts the clinic &quot;%1&quot; already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To give that clinic one more kiosk or doctor, use the button below instead of starting anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeysMadePage</name>
    <message>
        <source>The keys are made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each was read back and opens with its passphrase. Save the sheet and print it: people compare keys by the ten words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys are made all the same. This computer goes on trusting the clinic that it knew before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys lie in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet was saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it and keep it with the stick.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KioskView</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a medical device. For research and decision support only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KioskWindow</name>
    <message>
        <source>Choose the kiosk&apos;s key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of the doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for sealed pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the sealed picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the doctors&apos; keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the key file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::LeaveOverlay</name>
    <message>
        <source>Leave without saving?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved yet. If you leave now, what the check says is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::MakeKeysPage</name>
    <message>
        <source>Ready to make the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written before you press &quot;Make the keys&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of making the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s key &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet for doctor &quot;%1&quot;, who makes the key elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key for kiosk &quot;%1&quot;, which starts by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key for kiosk &quot;%1&quot;, unlocked by staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key for doctor &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recovery key, kept with the clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making key %1 of %2. Each takes a few seconds: that keeps guessing slow.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::MessageBar</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelAcceptDialog</name>
    <message>
        <source>Accept an unsigned model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for this package. Whoever accepts it answers for where it came from; the name and the day are kept, and each of its results says that it is unsigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know where this package came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelCompareDialog</name>
    <message>
        <source>Compare models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In brackets the 95 % interval. Figures whose intervals overlap do not tell the models apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In brackets the 95 % interval. The figures were measured on different data, so they do not say which model is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures measured on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In brackets the 95 % interval. The figures tell different things apart, so they do not say which model is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures tell apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy, label by label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelInstallDialog</name>
    <message>
        <source>Install a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is installed before you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network without a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say all that is needed to use it. Ask whoever made it; a wrong answer gives wrong results that look right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the person who answers for this package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know where this package came from and accept it unsigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking and checking every file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running it on test pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package was not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is installed, which is not older than this one (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It replaces version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) are still missing.</source>
        <translation>
            <numerusform>%n answer is still missing.</numerusform>
            <numerusform>%n answers are still missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelLibrary</name>
    <message>
        <source>Reading the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switching a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepting a model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelManagerWindow</name>
    <message>
        <source>Choose a model package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages and networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a package&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read its card before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge without checking the kind of picture?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model judges pictures again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model answers for its kind of picture now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is accepted. Each of its results says that it is unsigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot; from this computer? Results that it made stay as they are; pictures cannot be judged by it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a package that your supplier or your trainer made: a folder, a zip, or a single file on a stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A zip, a TorchScript file or an ONNX file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A package&apos;s folder, for instance on a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the figures of two chosen models side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the folders of the models again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for its kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model answers where nobody names one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model that is off judges nothing and stays installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept unsigned …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the responsibility for a package that nobody trusted signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the package from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells apart: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier %1, engine %2, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For non-commercial use only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package has no card that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; notices when a picture is not of the kind that a model was made for, and chooses the model. Without it pictures are judged only by a model that somebody names, kiosks judge nothing, and every result is flagged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::NamedKeysPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the kiosk, for example: Entrance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the doctor, for example: Dr. Amina Farouk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff type the passphrase each time the kiosk starts (safer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the passphrase now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk starts by itself, also after a power cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The doctor makes the key on the doctor&apos;s own computer, later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There: Keys, &quot;Make my own key&quot;. The doctor then brings you the file with the ending .pub, and you admit it here with the clinic&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kiosk is named yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No doctor is named yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a recovery key too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept with the clinic&apos;s key, behind its passphrase. Every picture can be sealed for it too, so that a lost doctor&apos;s key loses no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: starts by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: unlocked by staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: makes the key elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its start file holds the passphrase until the kiosk has used it once; then the kiosk&apos;s copy works on that computer only. Whoever can use the kiosk&apos;s account could sign with its key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::NewClinicPage</name>
    <message>
        <source>The clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has this key and its passphrase can admit new kiosks and doctors. It is needed rarely: keep it in a safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of my choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Riverside Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the keys go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for sticks again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB stick &quot;%1&quot;, %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the clinic&apos;s keys go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No USB stick is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug one in and look again, or choose a folder and copy it to a stick later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is on the computer&apos;s own disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever uses this computer could copy the clinic&apos;s key. A USB stick in a safe is better.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::NoticePage</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The locked picture is on your USB stick. You can take the stick out now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The locked picture is in the clinic&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot check this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it happens again, please call staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a blood smear picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps it is another file on your stick. Look for the picture from the microscope, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is not sharp enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you have another picture of the same smear, try that one, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too dark or too bright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps it is only a preview. Look for the full picture, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be locked inside a picture of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you have the same picture in another file, try that one, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing about your visit stays on this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to your doctor as it is: copy the file, or send the file itself by mail. Editing it, photographing the screen or sending it through a chat app destroys what is locked inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your doctor finds it there. You need not do anything more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk is closed. Please ask the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This doctor can no longer be chosen here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another doctor, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is locked already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result was locked inside this picture before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to your doctor as it is. To have another picture checked, choose that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a picture that can be read here, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you have the picture in another file, try that one, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture can no longer be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that your stick is plugged in, and try again. If it happens again, please call staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result was locked inside this picture before, but the picture was changed since then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file itself as you got it, or the picture from before the result was locked inside, or ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be checked here for a patient of this age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your doctor can look at the picture all the same. Ask staff for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you chose a wrong age, correct it; the picture stays chosen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::OpenClinicPage</name>
    <message>
        <source>Open the clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the clinic&apos;s key can admit a kiosk or a doctor. Take its USB stick out of the safe and put it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file of the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the stick, in the folder &quot;clinic&quot;: the file with the ending .key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the clinic&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the clinic&apos;s key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::OpenSession</name>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a sealed result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PassphraseEntry</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest five words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the passphrase as you type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five random words, easy to write down and hard to guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write these words down now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or five words are good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy to guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PictureBrowser</name>
    <message>
        <source>Where is your picture?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No USB stick is plugged in. Plug it in; it appears here after a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PicturePage</name>
    <message>
        <source>Choose your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My picture is not shown here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in your USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pictures appear here after a few seconds. You can also drop a picture here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own file is not changed. It is checked on this computer; a locked copy is saved only when you ask for it at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PicturesPage</name>
    <message>
        <source>Which pictures should the model learn from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of labelled pictures here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder for each label, named as the label; or folders train, val and test that hold them. Pictures stay where they are and never leave this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a table (labels.csv) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the columns path and label, and perhaps split and group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of looking at the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels and their pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of labelled pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a table of labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what the training &quot;%1&quot; reached so far? Your pictures stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n patient(s) or group(s)</source>
        <translation>
            <numerusform>of %n patient or group</numerusform>
            <numerusform>of %n patients or groups</numerusform>
        </translation>
    </message>
    <message>
        <source>Divided as your folders or table say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divided by the program into training, validation and test, patient by patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong with these pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divided by the program into training, validation and test.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PlanPage</name>
    <message>
        <source>Name of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges which kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word for this kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of weights …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each label means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding is what a doctor must not miss: the model&apos;s alarm counts its probability. Check the guesses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels and their meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &quot;%1&quot; means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A random start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose pretrained weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ProbabilityBars</name>
    <message>
        <source>Operating point: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tick marks the operating point: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ProgressPage</name>
    <message>
        <source>We are checking your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes a few seconds. You need not do anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are saving your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please leave your stick plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::QrCode</name>
    <message>
        <source>QR code: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ReadyPage</name>
    <message>
        <source>No doctor is set up here. Please call staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which doctor may open it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be saved on your USB stick, beside your own picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be saved in the clinic&apos;s folder for your doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check is finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved yet. Choose your doctor, then lock and save: the result is locked inside the picture and cannot be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For emergencies the clinic keeps one key more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ResultPage</name>
    <message>
        <source>Figures of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (95 % interval)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message>
        <source>Test: %1 that it never saw. Validation: %2, which chose the model and flatter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation: %1, which chose the model and flatter it. No test pictures were set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It carries the mark &quot;Demonstration&quot;: each of its results says that it cannot carry a judgement about a patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how it judges pictures of other devices, clinics and patients than those it learnt from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how good it is on pictures that it never saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether pictures of one patient lie in several parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only %n test picture(s): these figures say little.</source>
        <translation>
            <numerusform>Only %n test picture: these figures say little.</numerusform>
            <numerusform>Only %n test pictures: these figures say little.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n test picture(s) of &quot;%1&quot;: these figures say little.</source>
        <translation>
            <numerusform>Only %n test picture of &quot;%1&quot;: these figures say little.</numerusform>
            <numerusform>Only %n test pictures of &quot;%1&quot;: these figures say little.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ResultView</name>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model was made from, how good it is, and what it must not be used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most probable: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: finding %2 against the operating point &quot;%3&quot; at %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is not installed on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at the operating point &quot;%2&quot; (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gate refused this picture: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A doctor had it judged all the same. The figures of the model&apos;s card do not hold for it, and the result cannot be sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In brackets: how far apart the single answers lie that this one combines. It is not a confidence interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also possible: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gives a finding more than one half; the operating point is higher still.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::RunPage</name>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at the moment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss by round (lower is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy by round (higher is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is reached so far is kept, and the training can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused. You may switch the computer off: it goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after the step in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was reached is kept; you can go on now or on another day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. This method keeps nothing on the way: it would begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging the model on pictures that it did not learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) finished. Lowest validation loss so far in round %1 (dotted line), with a balanced accuracy of %2.</source>
        <translation>
            <numerusform>%n round finished. Lowest validation loss so far in round %1 (dotted line), with a balanced accuracy of %2.</numerusform>
            <numerusform>%n rounds finished. Lowest validation loss so far in round %1 (dotted line), with a balanced accuracy of %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::SetupPage</name>
    <message>
        <source>The kiosk&apos;s key was made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep its passphrase safe. Copy the .pub file beside it to each doctor&apos;s workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example &quot;kiosk-entrance&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at least twelve characters; four words are good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk has no key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key file or make a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no doctor to seal pictures for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that holds the .pub file of each doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for sealed pictures is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that the doctors can reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the same PIN twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The staff PIN is missing or too short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 4 to 12 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n doctor(s)</source>
        <translation>
            <numerusform>%n doctor</numerusform>
            <numerusform>%n doctors</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the key ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN (empty: keep it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN, 4 to 12 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up this kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For staff. Patients never see this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. The kiosk&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs every sealed picture, so that doctors know where it came from. It cannot open them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. The doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Sealed pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they are saved when the picture did not come from a USB stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Pictures to choose from (if you like)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that a microscope&apos;s camera saves into. USB sticks are always shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5. The staff PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed to leave the kiosk or to change these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the kiosk&apos;s key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of the doctors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for sealed pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet? Make one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of this kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up all keys of the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the key of a kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the key file that was made for this kiosk, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are cleaned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures stay as they came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn cleaning off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn cleaning on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with the .pub file of each doctor. Only they can open the sealed pictures, and the clinic&apos;s recovery key where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6. Cleaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes grain, uneven light and odd stain colours out of pictures, within narrow limits and only where the model says the same of both. Doctors are told. DICOM pictures are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ShareDialog</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted copy for a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal and save …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt and save …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: seen today, please come to the ward on Monday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the .pub file that this person gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read it (1 to %1 people)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose public keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Room for about %n more character(s)</source>
        <translation>
            <numerusform>Room for about %n more character</numerusform>
            <numerusform>Room for about %n more characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n character(s)</source>
        <translation>
            <numerusform>Too long by %n character</numerusform>
            <numerusform>Too long by %n characters</numerusform>
        </translation>
    </message>
    <message>
        <source>Your clinic vouches for this key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic does not vouch for this key: compare it with its holder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing your answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypting the copy …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are sealed into the original picture, signed with your key. Only you and the people below can read them; the model&apos;s result is not passed on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s file is compressed and encrypted. Only the colleagues below can open it: in this workstation with &quot;Open picture&quot;, or with the program age. It stays the same picture: a result sealed inside can be read by those alone for whom it was sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer instead …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sealed result stays closed to: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not sealed for this key: the copy shows the picture only. An answer seals your own words for the colleague.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ShareSession</name>
    <message>
        <source>Sealing the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypting the copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse and arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit or 1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame before, frame after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StaffPage</name>
    <message>
        <source>This PIN is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. After five wrong PINs there is a pause of one minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff: enter the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk&apos;s fingerprint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk is closed: it can seal for nobody.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StepHeader</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StudyDelegate</name>
    <message>
        <source>Not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: open it to see why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not readable: open it to see why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age unknown · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StudyPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export table …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in names and findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in names and findings (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which pictures are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By urgency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-prioritised: sorted by the model&apos;s finding probability. Look at every picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder or several pictures here. The model looks at them in the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the results as a CSV or JSON table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TagList</name>
    <message>
        <source>Search tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in number, name and value of the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TextDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TrainSession</name>
    <message>
        <source>Looking for networks and unfinished trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting a training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TrainWindow</name>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You find it under Models. Read its card before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training stops. What it reached is kept, and you can go on later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training stops. This method keeps nothing on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::UnlockPage</name>
    <message>
        <source>Start the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For staff: type the passphrase of the kiosk&apos;s key. It is asked for once after each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the key ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No doctor can be chosen on this kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the .pub files of your clinic&apos;s doctors into the chosen folder, or choose another in the set-up, and start again. Expired and revoked keys do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the key of a kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the kiosk&apos;s key file in the set-up, or make one there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::VerdictBanner</name>
    <message>
        <source>Unlock key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save original …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the exact picture from before sealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the changed fields on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal your own words into the picture, for the patient or a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What destroys a seal?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a sealed picture survives and what it does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture as it was sealed, very small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the sealing key: %1
Report: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted keys …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ViewerActions</name>
    <message>
        <source>Window presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag moves the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag changes window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag up and down zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sample on one pixel of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn right by 90°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn left by 90°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip upside down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpolate between samples, or show each as a sharp square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show size, window, zoom and spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to how the picture was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo the change of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the last remembered window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ViewerPanel</name>
    <message>
        <source>Reading the picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture or a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame (Page Up, Page Down, Ctrl and wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or stop the frames (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, JPEG, TIFF, BMP or DICOM; sealed, plain or an encrypted copy. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an encrypted copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock your key to see what is inside.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intaglio::ui::WelcomePage</name>
    <message>
        <source>Have your picture looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your blood smear picture on a USB stick. We check it and lock the result inside it. Only your doctor can open it and will talk about it with you. Touch your language to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk is closed. Please ask the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your blood smear picture on a USB stick. We check it and lock the result inside it. Your doctor can open it and will talk about it with you; for emergencies the clinic keeps one key more. Touch your language to begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
