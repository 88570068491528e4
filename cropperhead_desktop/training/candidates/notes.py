"""What a card of a crop model says in words: rights, what was tuned on what, what fails, what was tried."""

from __future__ import annotations

RIGHTS = (
    "The photographs are not redistributed with the model; all rights in them stay with the photographers."
)
TUNED = (
    "Everything was chosen on these same 307 photos with sites left out, the split val included, so all "
    "figures are somewhat kind: over a dozen settings of the nets (rate, epochs, dropout, decay, tau, "
    "PCA, maps, layers), the input size (3), weigh_tau (5), a shortlist and a temperature (not kept), the "
    "guard of persons (7, picked in a run with 3 nets), and last how much sites and centred crops count "
    "in the weighing (9 pairs, seen in the final table). With these last two chosen anew for each fold on "
    "the other folds' photos the gains are: free over the constant box +0.029 [+0.001, +0.056] (by the "
    "mean over photos) or +0.027 [-0.002, +0.054] (over sites), at the person's ratio over the best "
    "trivial row +0.023 [+0.007, +0.040] or +0.025 [+0.007, +0.042], at ratio and size over the middle "
    "+0.031 [+0.016, +0.050] or +0.035 [+0.019, +0.053]. The weight between nets and prior and the "
    "constant box inside the geometry terms saw all photos: small leaks into the table."
)
FAILS = (
    "Size and ratio are mostly taste or layout: free proposals gain little over a constant box. Small "
    "subjects, several subjects far apart, and abstract or architectural pictures get crops near the middle. "
    "Learnt from few photos, most of them framed for galleries, tighter than a final print would be."
)
TRIED = (
    "Gains over the middle at the person's size, sites left out, nets of places alone without guards, "
    "where the shipped way gains +0.029 (interval +0.012 to +0.048, so none of these differs from it): "
    "5,320 shifted views of 1,330 finished photographs as lessons of where the middle of a frame lies, "
    "+0.008 to +0.012 alone, +0.026 to +0.031 beside the nets; a projection learnt on those views instead "
    "of principal components, +0.028 to +0.031, fine-tuned together with the crops +0.021 to +0.026; "
    "inputs of 160 and 320 pixels, +0.026 and +0.032; hidden maps of the importance head, +0.029; mirror "
    "images averaged, +0.030; all of these averaged, +0.030. Free proposals against the constant box, "
    "where the shipped way gains +0.030 in that run: cuts of faces, persons and objects as fitted terms, "
    "+0.027 to +0.031; squared ratios as terms, +0.030 to +0.031; scores divided by 0.5 to 2, +0.011 to "
    "+0.027; no or a weaker guard of persons, +0.031, a stronger one +0.022. Size and ratio regressed on "
    "embedding and subjects: worse than the mean for unseen sites (R2 of the size -0.03 to -0.15). "
    "Entropy, spread or subjects as signs of confidence: no gain for unseen sites."
)
WOULD_HELP = (
    "More crops by more people: the gain over the middle rose by about 0.01 with every doubling (see the "
    "learning curve), while trunk, input, lessons without crops and larger ensembles moved nothing. Size "
    "and ratio have to be learnt from the user (the personal head): the picture does not tell them."
)
