import { exporterFacturation, type FacturationT, type LigneLueT } from '@orapont/contract/facturation';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { adresse } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Facturation.module.css';
import { euros, nomDuMois } from './formats.ts';
import { LigneOuverte } from './LigneOuverte.tsx';
import { useFacturation } from './requetes.ts';
import { TableLignes } from './TableLignes.tsx';
import { SansLigne, Tarifs } from './TablesExplications.tsx';
import { TEXTES } from './textes.ts';

type Filtre = keyof typeof TEXTES.filtres;

const GARDE: Readonly<Record<Filtre, (ligne: LigneLueT) => boolean>> = {
  TOUT: () => true,
  A_FAIRE: ({ facturable, adri }) => facturable && !adri.fait,
  A_COMPLETER: ({ aCompleter }) => aCompleter.length > 0,
  NON_FACTURABLE: ({ facturable }) => !facturable,
};

/** The money of a month. The month and the filter are in the address: they can be shared and come back. */
export function Facturation() {
  const [recherche, setRecherche] = useSearchParams();
  const requete = useFacturation(recherche.get('mois') ?? undefined);
  const { data } = requete;
  const filtre = lireFiltre(recherche.get('filtre'));
  const changer = (nom: string, valeur: string) =>
    setRecherche((avant) => {
      const apres = new URLSearchParams(avant);
      apres.set(nom, valeur);
      return apres;
    });
  return (
    <Page
      title={TEXTES.titre}
      lead={TEXTES.chapeau}
      actions={
        data && (
          <span data-no-print="">
            <Stack as="row" gap="small">
              <LinkButton
                href={adresse(exporterFacturation, {}, { mois: data.mois })}
                variant="secondary"
                icon={<Download aria-hidden="true" />}
                target="_blank"
              >
                {TEXTES.exporter}
              </LinkButton>
              <Button
                variant="secondary"
                icon={<Printer aria-hidden="true" />}
                onPress={() => globalThis.print()}
              >
                {TEXTES.imprimer}
              </Button>
            </Stack>
          </span>
        )
      }
    >
      {requete.isPending && <Skeleton shape="rows" count={6} />}
      {requete.isError && !data && (
        <ErrorState
          title={TEXTES.erreurTitre}
          safe={TEXTES.erreurIntact}
          whatToDo={requete.error.message}
          onRetry={() => void requete.refetch()}
          isRetrying={requete.isFetching}
        />
      )}
      {data && <Mois facturation={data} filtre={filtre} onChanger={changer} />}
    </Page>
  );
}

const lireFiltre = (texte: string | null): Filtre =>
  texte !== null && texte in GARDE ? (texte as Filtre) : 'TOUT';

interface MoisProps {
  readonly facturation: FacturationT;
  readonly filtre: Filtre;
  readonly onChanger: (nom: 'mois' | 'filtre', valeur: string) => void;
}

function Mois({ facturation, filtre, onChanger }: MoisProps) {
  const [ouverte, setOuverte] = useState<string>();
  const { mois, moisConnus, lignes, sansLigne, totaux, tarifs } = facturation;
  const ligne = lignes.find(({ id }) => id === ouverte);
  return (
    <Stack gap="large">
      <div data-no-print="">
        <Stack as="grid">
          <Select
            label={TEXTES.mois}
            options={moisConnus.map((id) => ({ id, label: nomDuMois(id) }))}
            value={mois}
            onChange={(valeur) => onChanger('mois', String(valeur))}
          />
          <Select
            label={TEXTES.filtre}
            options={Object.entries(TEXTES.filtres).map(([id, label]) => ({ id, label }))}
            value={filtre}
            onChange={(valeur) => onChanger('filtre', String(valeur))}
          />
        </Stack>
      </div>
      <section className={styles.totaux} aria-label={TEXTES.totaux(nomDuMois(mois))}>
        <h2 className={styles.mois}>{nomDuMois(mois)}</h2>
        <dl>
          <Chiffre nom={TEXTES.totalMontant} valeur={euros(totaux.centimes)} />
          <Chiffre nom={TEXTES.totalActes} valeur={totaux.actes} />
          <Chiffre nom={TEXTES.totalFactures} valeur={totaux.factures} />
          <Chiffre nom={TEXTES.totalAdri} valeur={totaux.adriAFaire} />
          <Chiffre nom={TEXTES.totalManque} valeur={totaux.aCompleter} />
        </dl>
      </section>
      <TableLignes
        lignes={lignes.filter(GARDE[filtre])}
        filtree={filtre !== 'TOUT' && lignes.length > 0}
        onOuvrir={setOuverte}
      />
      <SansLigne lignes={sansLigne} />
      <Tarifs tarifs={tarifs} />
      {ligne && (
        <Dialog
          title={TEXTES.dialogue(ligne.code, `${ligne.patient.nom} ${ligne.patient.prenom}`)}
          place="drawer"
          isOpen={true}
          onOpenChange={(reste) => !reste && setOuverte(undefined)}
        >
          <LigneOuverte key={ligne.id} ligne={ligne} />
        </Dialog>
      )}
    </Stack>
  );
}

function Chiffre({ nom, valeur }: { readonly nom: string; readonly valeur: string | number }) {
  return (
    <div>
      <dt>{nom}</dt>
      <dd>{valeur}</dd>
    </div>
  );
}
