import { type CandidatRequisT, chercherRequis } from '@orapont/contract/annuaire';
import { jugerEligibilite } from '@orapont/contract/demande';
import { formaterDate, lireDateCivile } from '@orapont/domain/dates';
import { SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../Demande.module.css';
import { T, T_QUI } from '../textes.ts';
import { Verdict } from '../verdict/Verdict.tsx';
import type { EtapeProps } from './contexte.ts';
import { National } from './National.tsx';

export type Choisi = { readonly requisId: string | null; readonly requisSiteId: string | null };

/** The requis, then at once everything that stands in the way: before any effort. */
export function Qui(props: EtapeProps) {
  const { brouillon } = props;
  return (
    <ChoixRequis
      {...props}
      choisi={brouillon.champs}
      nom={props.demande.requis?.nom}
      onChoisir={(choisi) => brouillon.changer(choisi)}
    />
  );
}

export function ChoixRequis({
  choisi,
  onChoisir,
  nom,
  ...etape
}: EtapeProps & {
  readonly choisi: Choisi;
  readonly onChoisir: (choisi: Choisi) => void;
  readonly nom: string | undefined;
}) {
  const { demande, brouillon } = etape;
  const regles = useRef<HTMLElement>(null);
  const eligibilite = useQuery({
    queryKey: ['demandes', demande.id, 'eligibilite', brouillon.nature, choisi.requisId, choisi.requisSiteId],
    enabled: choisi.requisId !== null,
    queryFn: async ({ signal }) => {
      await brouillon.vider();
      return call(jugerEligibilite, {
        params: { id: demande.id },
        body: { requisId: choisi.requisId ?? '', requisSiteId: choisi.requisSiteId },
        signal,
      });
    },
  });
  return (
    <Stack gap="large">
      <Annuaire nature={brouillon.nature} connus={demande.connus} choisi={choisi} onChoisir={onChoisir} />
      {choisi.requisId !== null && (
        <section ref={regles} tabIndex={-1} aria-live="polite" aria-label={nom ?? T_QUI.verification}>
          {eligibilite.isPending && (
            <p>
              <Spinner /> {T_QUI.verification}
            </p>
          )}
          {eligibilite.isError && <Banner kind="danger" title={eligibilite.error.message} isLive />}
          {eligibilite.data && (
            <Verdict
              {...etape}
              verdict={eligibilite.data}
              requisId={choisi.requisId}
              onAutreRequis={() => onChoisir({ requisId: null, requisSiteId: null })}
              onRejuger={() => void eligibilite.refetch().then(() => regles.current?.focus())}
            />
          )}
        </section>
      )}
    </Stack>
  );
}

const SPECIALITES = Object.entries(SAVOIR_FAIRE).map(([id, label]) => ({ id, label }));

function Annuaire({
  nature,
  connus,
  choisi,
  onChoisir,
}: {
  readonly nature: NatureActe;
  readonly connus: readonly string[];
  readonly choisi: Choisi;
  readonly onChoisir: (choisi: Choisi) => void;
}) {
  const [q, setQ] = useState('');
  const [savoirFaire, setSavoirFaire] = useState('');
  const recherche = useInfiniteQuery({
    queryKey: ['annuaire', 'requis', nature, q, savoirFaire],
    queryFn: ({ signal, pageParam: page }) =>
      call(chercherRequis, {
        query: { nature, q, page, ...(savoirFaire ? { savoirFaire } : {}) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ complet }, pages) => (complet ? undefined : pages.length),
    placeholderData: keepPreviousData,
  });
  const trouves = recherche.data?.pages.flatMap(({ requis }) => requis);
  const lignes = connusDAbord(trouves ?? [], connus).flatMap((requis) =>
    requis.lieux.map((lieu) => ({ requis, lieu, estLui: estChoisi(choisi, requis.id, lieu.siteId) })),
  );
  const retenu = lignes.find(({ estLui }) => estLui);
  if (retenu)
    return (
      <ul className={styles.lignes} aria-label={T_QUI.recherche}>
        <LigneRequis
          requis={retenu.requis}
          lieu={retenu.lieu.siteNom}
          isConnu={connus.includes(retenu.requis.id)}
          isChoisi
          onChoisir={() => onChoisir({ requisId: null, requisSiteId: null })}
        />
      </ul>
    );
  return (
    <div className={styles.requis}>
      <SearchField label={T_QUI.recherche} help={T_QUI.rechercheAide} value={q} onChange={setQ} />
      {nature === 'TELEEXPERTISE_SPECIALISTE' && (
        <Select
          label={T_QUI.savoirFaire}
          options={[{ id: 'TOUTES', label: T_QUI.toutes }, ...SPECIALITES]}
          value={savoirFaire || 'TOUTES'}
          onChange={(cle) => setSavoirFaire(cle === 'TOUTES' ? '' : String(cle))}
        />
      )}
      {recherche.isPending && <Skeleton shape="card" />}
      {recherche.isError && (
        <Banner kind="danger" title={T_QUI.indisponible} isLive>
          {recherche.error.message}
        </Banner>
      )}
      {trouves?.length === 0 && <p>{T_QUI.aucun}</p>}
      <ul className={styles.lignes} aria-label={T_QUI.resultats}>
        {lignes.map(({ requis, lieu }) => (
          <LigneRequis
            key={`${requis.id} ${lieu.siteId}`}
            requis={requis}
            lieu={lieu.siteNom}
            isConnu={connus.includes(requis.id)}
            isChoisi={false}
            onChoisir={() => onChoisir({ requisId: requis.id, requisSiteId: lieu.siteId })}
          />
        ))}
      </ul>
      {recherche.hasNextPage && (
        <Button
          variant="secondary"
          isPending={recherche.isFetchingNextPage}
          onPress={() => void recherche.fetchNextPage()}
        >
          {T_QUI.suite}
        </Button>
      )}
      <National
        onChoisir={(nom, lieu) => {
          // Found by his name, he stands in the list above like those who were searched for here.
          setQ(nom);
          onChoisir(lieu);
        }}
      />
    </div>
  );
}

/** The order of the directory, after those whom the person already knows. */
const connusDAbord = (requis: readonly CandidatRequisT[], connus: readonly string[]) =>
  requis.toSorted((a, b) => Number(connus.includes(b.id)) - Number(connus.includes(a.id)));

const estChoisi = (choisi: Choisi, requisId: string, siteId: string) =>
  choisi.requisId === requisId && (choisi.requisSiteId ?? siteId) === siteId;

function LigneRequis({
  requis,
  lieu,
  isConnu,
  isChoisi,
  onChoisir,
}: {
  readonly requis: CandidatRequisT;
  readonly lieu: string;
  readonly isConnu: boolean;
  readonly isChoisi: boolean;
  readonly onChoisir: () => void;
}) {
  const nom = `${requis.prenom} ${requis.nom}`.trim();
  const metier = [requis.professionLibelle, ...requis.savoirFaire.map(({ libelle }) => libelle)].join(', ');
  return (
    <li className={styles.ligne} data-choisi={isChoisi ? 'oui' : 'non'}>
      <div>
        <strong>{nom}</strong>
        <div>{metier}</div>
        <div className={styles.discret}>{lieu}</div>
        <Stack as="row" gap="small">
          {[...(isConnu ? [T_QUI.connu] : []), ...remarques(requis)].map((remarque) => (
            <Tag key={remarque}>{remarque}</Tag>
          ))}
        </Stack>
      </div>
      <Button
        variant="secondary"
        aria-label={`${isChoisi ? T_QUI.changer : T.choisir} ${nom}, ${lieu}`}
        onPress={onChoisir}
      >
        {isChoisi ? T_QUI.changer : T.choisir}
      </Button>
    </li>
  );
}

function remarques(requis: CandidatRequisT): string[] {
  const jusqu = requis.absentJusqu ? lireDateCivile(requis.absentJusqu) : undefined;
  return [
    ...(requis.absent ? [jusqu ? `${T_QUI.absentJusqu} ${formaterDate(jusqu)}` : T_QUI.absent] : []),
    ...requis.remplacants.map(({ nom }) => `${T_QUI.remplacePar} ${nom}`),
    ...(requis.remplace ? [`${T_QUI.remplace} ${requis.remplace.nom}`] : []),
    ...(requis.conventionne ? [] : [T_QUI.nonConventionne]),
    ...(requis.messagerieSecurisee ? [] : [T_QUI.sansMessagerie]),
  ];
}
