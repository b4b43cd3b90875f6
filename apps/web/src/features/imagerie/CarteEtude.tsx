import { type EtudeRecueT, lireVignette } from '@orapont/contract/imagerie';
import { CircleCheck, CircleX, Clock, UserCheck } from 'lucide-react';
import { adresse } from '../../kernel/call.ts';
import { quandBref } from '../../kernel/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Imagerie.module.css';
import { useAnnulation } from './requetes.ts';
import { enJour, LIBELLE_ETAT, LIBELLE_SEXE, nomDe, nomInscrit, PROPOSITION, TEXTES } from './textes.ts';

type CarteEtudeProps = {
  readonly etude: EtudeRecueT;
  readonly peutDecider: boolean;
  readonly onRattacher: () => void;
  readonly onRefuser: () => void;
};

/** One received study: what it says of itself, its pictures, and what a person may decide. */
export function CarteEtude({ etude, peutDecider, onRattacher, onRefuser }: CarteEtudeProps) {
  const { patient, decision, proposition } = etude;
  return (
    <Card title={nomInscrit(patient)} level={2} actions={<Etat etude={etude} />}>
      <Apercus etude={etude} />
      <p className={styles.faits}>{inscrits(etude)}</p>
      <p className={styles.origine}>{provenance(etude)}</p>
      {proposition && <p className={styles.proposition}>{PROPOSITION[proposition.regle]}</p>}
      {peutDecider && decision === null && (
        <Stack as="row" gap="small">
          <Button onPress={onRattacher}>
            {proposition ? TEXTES.rattacherA(nomDe(proposition.dossier)) : TEXTES.rattacher}
          </Button>
          <Button variant="secondary" onPress={onRefuser}>
            {TEXTES.refuser}
          </Button>
        </Stack>
      )}
      {decision && <Decision etude={etude} peutDecider={peutDecider} />}
    </Card>
  );
}

/** What tells two people apart, on one line. */
const inscrits = ({ patient: { naissance, sexe, identifiant } }: EtudeRecueT) =>
  [
    naissance ? TEXTES.neLe(enJour(naissance)) : TEXTES.naissanceNonDite,
    sexe && LIBELLE_SEXE[sexe],
    identifiant && TEXTES.numero(identifiant),
  ]
    .filter(Boolean)
    .join(', ');

const provenance = ({ description, faiteLe, origine, recueLe }: EtudeRecueT) =>
  [
    [description, faiteLe && TEXTES.examenDu(enJour(faiteLe))].filter(Boolean).join(', '),
    TEXTES.envoyePar(origine, quandBref(recueLe)),
  ]
    .filter(Boolean)
    .join('. ');

const ASPECT = {
  A_RAPPROCHER: { tone: 'attention', Icone: Clock },
  PROPOSEE: { tone: 'info', Icone: UserCheck },
  RATTACHEE: { tone: 'success', Icone: CircleCheck },
  REFUSEE: { tone: 'neutral', Icone: CircleX },
} as const;

function Etat({ etude: { etat } }: { readonly etude: EtudeRecueT }) {
  const { tone, Icone } = ASPECT[etat];
  return (
    <Status tone={tone} icon={<Icone aria-hidden="true" />}>
      {LIBELLE_ETAT[etat]}
    </Status>
  );
}

const MONTREES = 3;

/** A volume has hundreds of slices: the first ones tell enough of what it is. */
function Apercus({ etude }: { readonly etude: EtudeRecueT }) {
  const { instances } = etude;
  const suite = instances.length - MONTREES;
  return (
    <ul className={styles.apercus} aria-label={TEXTES.images(instances.length)}>
      {instances.slice(0, MONTREES).map((instance) => (
        <li key={instance.id}>
          <Apercu instance={instance} />
        </li>
      ))}
      {suite > 0 && <li className={styles.suite}>{TEXTES.encore(suite)}</li>}
    </ul>
  );
}

function Apercu({ instance }: { readonly instance: EtudeRecueT['instances'][number] }) {
  const legende = [instance.description, instance.modalite].filter(Boolean).join(', ');
  if (instance.etat === 'PRETE')
    return (
      <figure className={styles.apercu}>
        <img
          src={adresse(lireVignette, { id: instance.id, rendu: 'vignette' })}
          alt={legende || TEXTES.images(1)}
          loading="lazy"
          width={96}
          height={72}
        />
        {instance.texteIncruste && <figcaption>{TEXTES.texteIncruste}</figcaption>}
      </figure>
    );
  return (
    <p className={styles.absente}>
      {instance.etat === 'RECUE'
        ? TEXTES.enPreparation
        : instance.etat === 'PURGEE'
          ? TEXTES.definitive
          : TEXTES.illisible}
    </p>
  );
}

function Decision({ etude, peutDecider }: { readonly etude: EtudeRecueT; readonly peutDecider: boolean }) {
  const { decision } = etude;
  const annulation = useAnnulation(etude);
  if (!decision) return null;
  const quoi = decision.dossier ? nomDe(decision.dossier) : decision.motif;
  return (
    <>
      <p>
        {[quoi, TEXTES.par(decision.par), quandBref(decision.le)].filter(Boolean).join(', ')}
        {decision.definitive && ` · ${TEXTES.definitive}`}
      </p>
      {annulation.error && <p role="alert">{annulation.error.message}</p>}
      {peutDecider && !decision.definitive && (
        <Stack as="row">
          <Button
            variant="secondary"
            isPending={annulation.isPending}
            onPress={() => annulation.mutate(undefined)}
          >
            {TEXTES.annulerDecision}
          </Button>
        </Stack>
      )}
    </>
  );
}
